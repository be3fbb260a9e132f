/** What can be told of a document without knowing the schema and the variables: each fragment is looked at once, however often it is spread. */
import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS, type Limit, limitExceeded } from './limits.ts';

interface Shape {
  /** Levels of fields. */
  depth: number;
  /** Fields of the set itself. */
  breadth: number;
  /** Fields of the set and all below. */
  fields: number;
  aliases: number;
  directives: number;
  /** The widest set below. */
  widest: number;
}

/** A field of an operation's root, with its arguments as they are written. */
export interface RootField {
  name: string;
  arguments: readonly ArgumentNode[];
}

/** What is asked at the root, by the operation's name; the empty name is that of the only one. */
export interface Operations {
  mutations: ReadonlyMap<string, readonly RootField[]>;
  queries: ReadonlyMap<string, readonly RootField[]>;
  /** By operation, how long the lists are that its variables have where none is given. */
  defaultLengths: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** @throws GraphQLError LIMIT_EXCEEDED for a text that is not even looked at */
export function checkLength(text: string): void {
  check('characters', text.length);
}

/** @throws GraphQLError LIMIT_EXCEEDED; a document that is none is left to the parser, which says what is wrong with it */
export function checkDocument(text: string): Operations {
  const operations = {
    mutations: new Map<string, RootField[]>(),
    queries: new Map<string, RootField[]>(),
    defaultLengths: new Map<string, Map<string, number>>(),
  };
  const document = parseWithin(text);
  if (!document) return operations;
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const shapeOf = shapes(fragments);
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const shape = shapeOf(node.selectionSet);
    const directives = shape.directives + (node.directives?.length ?? 0);
    check('depth', shape.depth);
    check('aliases', shape.aliases);
    check('directives', directives);
    check('breadth', Math.max(shape.breadth, shape.widest));
    check('fields', shape.fields);
  }
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const fields = rootFields(node.selectionSet, fragments);
    const isMutation = node.operation === OperationTypeNode.MUTATION;
    if (isMutation) check('mutations', fields.length);
    check('histories', fields.filter(({ name }) => HISTORIES.has(name)).length);
    const name = node.name?.value ?? '';
    (isMutation ? operations.mutations : operations.queries).set(name, fields);
    operations.defaultLengths.set(name, defaultLengthsOf(node));
  }
  return operations;
}

const defaultLengthsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Map<string, number> =>
  new Map(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.LIST ? [[variable.name.value, defaultValue.values.length]] : [],
    ),
  );

/** Each may be for many people. */
const HISTORIES = new Set(['doseHistory', 'doseHistories']);

/** Fragments are unfolded; that there are not too many was checked before. */
function rootFields(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  within: readonly string[] = [],
): RootField[] {
  return set.selections.flatMap((node): RootField[] => {
    if (node.kind === Kind.FIELD) return [{ name: node.name.value, arguments: node.arguments ?? [] }];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootFields(node.selectionSet, fragments, within);
    const name = node.name.value;
    const fragment = within.includes(name) ? undefined : fragments.get(name);
    return fragment ? rootFields(fragment.selectionSet, fragments, [...within, name]) : [];
  });
}

/** How many people's histories an operation asks for, with its variables. */
export function peopleAskedFor(
  { queries, defaultLengths }: Operations,
  operationName: string,
  variables: Readonly<Record<string, unknown>>,
): number {
  const name = queries.has(operationName) || queries.size !== 1 ? operationName : [...queries.keys()].join();
  const defaults = defaultLengths.get(name);
  const fields = queries.get(name) ?? [];
  const people = fields.map(({ name, arguments: given }) => {
    if (name !== 'doseHistories') return HISTORIES.has(name) ? 1 : 0;
    const value = given.find((argument) => argument.name.value === 'people')?.value;
    if (value?.kind === Kind.LIST) return value.values.length;
    if (value?.kind !== Kind.VARIABLE) return 1;
    const list = variables[value.name.value];
    return Array.isArray(list) ? list.length : list === undefined ? (defaults?.get(value.name.value) ?? 1) : 1;
  });
  return people.reduce((sum, count) => sum + count, 0);
}

function check(limit: Limit, actual: number): void {
  if (actual > LIMITS[limit]) throw limitExceeded(limit, actual);
}

function parseWithin(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('tokens')) throw limitExceeded('tokens');
    return undefined;
  }
}

function shapes(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const known = new Map<string, Shape>();
  const nothing: Shape = { depth: 0, breadth: 0, fields: 0, aliases: 0, directives: 0, widest: 0 };

  const shapeOfFragment = (name: string): Shape => {
    const shape = known.get(name);
    if (shape) return shape;
    known.set(name, nothing); // a cycle ends here; that it is one is told by validation
    const fragment = fragments.get(name);
    const found = fragment ? shapeOf(fragment.selectionSet) : nothing;
    known.set(name, found);
    return found;
  };

  const shapeOf = (set: SelectionSetNode): Shape => {
    const sum = { ...nothing };
    for (const node of set.selections) {
      sum.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        check('aliasLength', node.alias?.value.length ?? 0);
        const inner = node.selectionSet ? shapeOf(node.selectionSet) : nothing;
        sum.breadth += 1;
        sum.fields += 1 + inner.fields;
        sum.aliases += (node.alias ? 1 : 0) + inner.aliases;
        sum.directives += inner.directives;
        sum.depth = Math.max(sum.depth, 1 + inner.depth);
        sum.widest = Math.max(sum.widest, inner.breadth, inner.widest);
      } else {
        const inner = node.kind === Kind.INLINE_FRAGMENT ? shapeOf(node.selectionSet) : shapeOfFragment(node.name.value);
        sum.breadth += inner.breadth;
        sum.fields += inner.fields;
        sum.aliases += inner.aliases;
        sum.directives += inner.directives;
        sum.depth = Math.max(sum.depth, inner.depth);
        sum.widest = Math.max(sum.widest, inner.widest);
      }
    }
    return sum;
  };
  return shapeOf;
}
