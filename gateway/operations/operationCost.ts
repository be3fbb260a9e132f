/**
 * What an operation costs: the objects that its answer is expected to hold, told from the schema and the variables before
 * anything is fetched. After the GraphQL Cost Directives Specification (IBM): an object counts one, a scalar nothing, a
 * list as many times what it holds as `@listSize` says.
 */
import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS, limitExceeded } from './limits.ts';

/** Of a field that returns a list, or an object whose `sizedFields` are lists. */
export interface ListSize {
  assumedSize: number;
  slicingArguments: readonly string[];
  sizedFields: ReadonlySet<string>;
}

export type ListSizes = ReadonlyMap<string, ListSize>;

type Variables = Readonly<Record<string, unknown>>;
/** Of a part of an operation, compiled once. */
type Cost = (variables: Variables) => number;

/** Of a list about which the schema says nothing. */
const UNKNOWN_SIZE = 10;
const MUTATION = 10;

/** The sizes that a supergraph states, by `Type.field`. */
export function readListSizes(supergraph: DocumentNode): ListSizes {
  const sizes = new Map<string, ListSize>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const directive = field.directives?.find(({ name }) => name.value === 'listSize');
      if (directive) sizes.set(`${type.name.value}.${field.name.value}`, sizeOf(directive));
    }
  }
  return sizes;
}

function sizeOf({ arguments: given = [] }: DirectiveNode): ListSize {
  const value = (name: string) => given.find((argument) => argument.name.value === name)?.value;
  const [assumed, slicing, sized] = [value('assumedSize'), value('slicingArguments'), value('sizedFields')];
  const strings = (node: typeof slicing) =>
    node?.kind === Kind.LIST ? node.values.flatMap((each) => (each.kind === Kind.STRING ? [each.value] : [])) : [];
  return {
    assumedSize: assumed?.kind === Kind.INT ? Number(assumed.value) : UNKNOWN_SIZE,
    slicingArguments: strings(slicing),
    sizedFields: new Set(strings(sized)),
  };
}

/** Refuses what costs more than {@link LIMITS}. @param supergraphSdl says how long lists are */
export function costLimit(supergraphSdl: string) {
  const sizes = readListSizes(parse(supergraphSdl));
  return (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) => {
    const costOf = compileCost(schema, sizes, document, operation);
    return (variables: Variables): GraphQLError | undefined => {
      const cost = costOf(variables);
      return cost > LIMITS.cost ? limitExceeded('cost', cost) : undefined;
    };
  };
}

/** @param document validated */
export function compileCost(schema: GraphQLSchema, sizes: ListSizes, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const root = schema.getRootType(operation.operation);
  const rootFields = operation.operation === OperationTypeNode.MUTATION ? MUTATION : 0;
  return root
    ? new CostCompiler(schema, sizes, fragments, defaultsOf(operation)).ofSet(operation.selectionSet, root, undefined, rootFields)
    : () => 0;
}

/** What variables are that the caller does not give. */
const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );

class CostCompiler {
  readonly #schema: GraphQLSchema;
  readonly #sizes: ListSizes;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  readonly #defaults: Variables;

  constructor(schema: GraphQLSchema, sizes: ListSizes, fragments: ReadonlyMap<string, FragmentDefinitionNode>, defaults: Variables) {
    this.#schema = schema;
    this.#sizes = sizes;
    this.#fragments = fragments;
    this.#defaults = defaults;
  }

  /**
   * @param sized the field that this set belongs to, where it says how long lists in it are
   * @param each what each field costs beside what it returns
   */
  ofSet(set: SelectionSetNode, type: GraphQLCompositeType, sized: Sized | undefined, each = 0): Cost {
    const parts = set.selections.flatMap((node): Cost[] => {
      if (node.kind === Kind.FIELD) return this.#ofField(node, type, sized, each);
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
      if (!fragment) return [];
      const condition = fragment.typeCondition?.name.value;
      const inner = condition ? this.#schema.getType(condition) : type;
      return [this.ofSet(fragment.selectionSet, isCompositeType(inner) ? inner : type, sized, each)];
    });
    return (variables) => parts.reduce((sum, part) => sum + part(variables), 0);
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType, sized: Sized | undefined, each: number): Cost[] {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const returns = field && getNamedType(field.type);
    const constant: Cost[] = each ? [() => each] : [];
    if (!node.selectionSet || !isCompositeType(returns)) return constant; // questions about the schema are bounded by their depth
    const stated = this.#sizes.get(`${parent.name}.${node.name.value}`);
    const below = this.ofSet(
      node.selectionSet,
      returns,
      stated?.sizedFields.size ? { fields: stated.sizedFields, size: this.#sizeIn(stated, node.arguments) } : undefined,
    );
    const size = this.#sizeOf(node, field && isListType(getNullableType(field.type)), stated, sized);
    return [...constant, (variables) => size(variables) * (1 + below(variables))];
  }

  #sizeOf(node: FieldNode, isList: boolean | undefined, stated: ListSize | undefined, sized: Sized | undefined): Cost {
    if (!isList) return () => 1;
    if (sized?.fields.has(node.name.value)) return sized.size;
    return stated ? this.#sizeIn(stated, node.arguments) : () => UNKNOWN_SIZE;
  }

  /** What the caller asks for; a number that is none is refused later, where the list is read. */
  #sizeIn({ slicingArguments, assumedSize }: ListSize, given: readonly ArgumentNode[] | undefined): Cost {
    const argument = given?.find(({ name }) => slicingArguments.includes(name.value))?.value;
    if (argument?.kind === Kind.INT) return () => Math.max(Number(argument.value), 0);
    if (argument?.kind !== Kind.VARIABLE) return () => assumedSize;
    const name = argument.name.value;
    return (variables) => {
      const value = variables[name] === undefined ? this.#defaults[name] : variables[name];
      return typeof value === 'number' && value > 0 ? value : assumedSize;
    };
  }
}

interface Sized {
  fields: ReadonlySet<string>;
  size: Cost;
}
