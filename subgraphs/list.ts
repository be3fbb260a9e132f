/** The subgraphs, by name with their usual ports. Whatever is done for each of them, starting, composing, generating, reads it here. */
export const SUBGRAPHS = {
  citizens: 4001,
  doses: 4002,
  facilities: 4003,
  complaints: 4004,
  audit: 4005,
  access: 4006,
} as const;

export type SubgraphName = keyof typeof SUBGRAPHS;

export const SUBGRAPH_NAMES = Object.keys(SUBGRAPHS) as SubgraphName[];

/** Of the variable that says where it is. */
export const urlVariable = (name: SubgraphName): `${Uppercase<SubgraphName>}_URL` => `${name.toUpperCase() as Uppercase<SubgraphName>}_URL`;
export const portVariable = (name: SubgraphName): `${Uppercase<SubgraphName>}_PORT` =>
  `${name.toUpperCase() as Uppercase<SubgraphName>}_PORT`;
