/** Supergraphs for testing: a few subgraphs in memory, and what operations over them answer. */

export interface SuiteSubgraph {
  typeDefs: string;
  resolvers: Record<string, unknown>;
}

export interface SuiteCase {
  what: string;
  query: string;
  variables?: Record<string, unknown>;
  data: unknown;
  /** Paths of the errors, dots between; none where nothing goes wrong. */
  errors?: string[];
  /** Where we are right and the stock gateway is not, and why. */
  stockDiffers?: string;
}

export interface SuiteSupergraph {
  name: string;
  /** Made anew for each gateway, as mutations change them. */
  subgraphs: () => Record<string, SuiteSubgraph>;
  cases: SuiteCase[];
}

export const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"])\n`;

/** A resolver of references by one key. */
export const byKey =
  (key: string, items: Record<string, unknown>[]) =>
  (reference: Record<string, unknown>): unknown =>
    items.find((item) => item[key] === reference[key]) ?? null;
