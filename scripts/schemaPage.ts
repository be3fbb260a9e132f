/** docs/schema/README.md: the schema that clients see as a page, from the composed SDL. `npm run docs` writes it. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

const AROUND = `# The schema

Every operation and type that the gateway answers, as the descriptions in the schema tell it. \`npm run docs\` makes this page.
The [glossary](../glossary.md) has the words, [rights](../rights.md) who may ask what, and the
[guide for partners](../partners/README.md) the first request.
`;

const told = (text: string | null | undefined): string => (text ? ` ${text.replaceAll('\n', ' ')}` : '');
const gone = (reason: string | null | undefined): string => (reason ? ` **Deprecated**: ${reason}` : '');
const nameOf = ({ name, type, defaultValue }: GraphQLArgument): string =>
  `${name}: ${type}${defaultValue === undefined ? '' : ` = ${Array.isArray(defaultValue) ? `[${defaultValue}]` : defaultValue}`}`;

function item({
  name,
  args = [],
  type,
  description,
  deprecationReason,
}: Partial<GraphQLField<unknown, unknown>> & Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>): string {
  const line = `- **${name}** \`${type}\`:${told(description)}${gone(deprecationReason)}`;
  return [
    line,
    ...args.map((argument) => `  - \`${nameOf(argument)}\`${argument.description ? `:${told(argument.description)}` : ''}`),
  ].join('\n');
}

function members(type: GraphQLNamedType): string[] {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => item(field as GraphQLField<unknown, unknown>));
  if (isEnumType(type))
    return type
      .getValues()
      .map(({ name, description, deprecationReason }) => `- **${name}**:${told(description)}${gone(deprecationReason)}`);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => `- ${name}`);
  return [];
}

const section = (type: GraphQLNamedType): string =>
  [`### ${type.name}`, ...(type.description ? [type.description] : []), members(type).join('\n')].filter(Boolean).join('\n\n');

/** @param schema what clients see */
export function schemaPage(schema: GraphQLSchema): string {
  const operations = new Map([
    [schema.getQueryType(), 'Queries'],
    [schema.getMutationType(), 'Mutations'],
  ]);
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !operations.has(type as never))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const kinds: [string, (type: GraphQLNamedType) => boolean][] = [
    ['Types', (type) => isObjectType(type) || isInterfaceType(type) || isUnionType(type)],
    ['Inputs', isInputObjectType],
    ['Enums', isEnumType],
    ['Scalars', isScalarType],
  ];
  const parts = [
    ...[...operations].flatMap(([type, title]) => (type ? [`## ${title}`, members(type).join('\n')] : [])),
    ...kinds.flatMap(([title, is]) => [`## ${title}`, ...types.filter(is).map(section)]),
  ];
  return `${[AROUND.trim(), ...parts].join('\n\n')}\n`;
}
