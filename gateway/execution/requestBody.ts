/** The body of a request for entities: everything but the variables' values is made once. */
import type { FetchNode } from '@apollo/query-planner';
import { type DefinitionNode, type DocumentNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import type { JsonObject } from './json.ts';

export class RequestBody {
  readonly #head: string;
  readonly #variables: readonly string[];
  readonly #single: boolean;

  /** @param nodes fetches of entities from one subgraph */
  constructor(nodes: FetchNode[]) {
    this.#single = nodes.length === 1;
    const [first] = nodes;
    const query = this.#single ? (first?.operation ?? '') : print(joined(nodes));
    this.#head = requestHead(query, this.#single ? first?.operationName : undefined);
    this.#variables = [...new Set(nodes.flatMap((node) => node.variableUsages ?? []))];
  }

  /** Under which name the entities of the i-th fetch come back. */
  alias = (i: number): string => (this.#single ? '_entities' : `e${i}`);

  with(variables: JsonObject, representations: string[]): string {
    const values = representations.map((list, i) => `"${this.#single ? 'representations' : `r${i}`}":${list}`);
    return `${this.#head}${[...values, ...providedVariables(this.#variables, variables)].join()}}}`;
  }
}

/** A request as JSON up to its variables; `}}` ends it. */
export const requestHead = (query: string, operationName: string | undefined): string =>
  `{"query":${JSON.stringify(query)}${operationName ? `,"operationName":${JSON.stringify(operationName)}` : ''},"variables":{`;

/** Those that the caller gave; the others have their defaults. */
export const providedVariables = (names: readonly string[], variables: JsonObject): string[] =>
  names.flatMap((name) =>
    Object.hasOwn(variables, name) && variables[name] !== undefined ? [`${JSON.stringify(name)}:${JSON.stringify(variables[name])}`] : [],
  );

/** One document that asks what all ask: `_entities` under an alias each, with its own representations and fragments. */
function joined(nodes: FetchNode[]): DocumentNode {
  const documents = nodes.map((node, i) => renamed(parse(node.operation, { noLocation: true }), i));
  const operations = documents.flatMap(({ definitions }) => definitions.filter(isOperation));
  const variables = new Map(
    operations
      .flatMap((operation) => operation.variableDefinitions ?? [])
      .map((definition) => [definition.variable.name.value, definition]),
  );
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    ...(operations[0]?.name ? { name: operations[0].name } : {}),
    operation: operations[0]?.operation ?? ('query' as OperationDefinitionNode['operation']),
    variableDefinitions: [...variables.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: operations.flatMap(({ selectionSet }) => selectionSet.selections) },
  };
  return {
    kind: Kind.DOCUMENT,
    definitions: [operation, ...documents.flatMap(({ definitions }) => definitions.filter((one) => !isOperation(one)))],
  };
}

const isOperation = (definition: DefinitionNode): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION;

/** Representations are each fetch's own; the other variables are the operation's, and mean the same in all. */
function renamed(document: DocumentNode, i: number): DocumentNode {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
  return visit(document, {
    Variable: (node) => (node.name.value === 'representations' ? { ...node, name: name(`r${i}`) } : undefined),
    Field: (node, _key, _parent, path) =>
      node.name.value === '_entities' && path.length <= 5 ? { ...node, alias: name(`e${i}`) } : undefined,
    FragmentDefinition: (node) => ({ ...node, name: name(`f${i}_${node.name.value}`) }),
    FragmentSpread: (node) => ({ ...node, name: name(`f${i}_${node.name.value}`) }),
  });
}
