/** One operation of one document: what of it is known before anybody sends variables. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { JsonObject } from './json.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { type CompiledResponse, compileResponse } from './response.ts';

/** Combinations of skipped and included parts that are kept compiled. */
const MAX_COMBINATIONS = 64;

export function asksForTheSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') asks = true;
    },
  });
  return asks;
}

/** Variables as the operation sees them: those that were given, else their defaults. */
export function variableReader({ variableDefinitions = [] }: OperationDefinitionNode): (given: JsonObject, name: string) => unknown {
  const defaults = new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [variable.name.value, defaultValue && valueFromASTUntyped(defaultValue)]),
  );
  return (given, name) => (Object.hasOwn(given, name) && given[name] !== undefined ? given[name] : defaults.get(name));
}

/** Finds, for the given variables, how the answer is put together: what `@skip` and `@include` leave out differs. */
export function responseOf(
  schema: GraphQLSchema,
  types: PossibleTypes,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fetchedAs: (field: FieldNode) => string,
): (variables: JsonObject) => CompiledResponse {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const rootType = schema.getRootType(operation.operation)?.name ?? '';
  const names = conditionsOf(document);
  const value = variableReader(operation);
  const compiled = new Map<string, CompiledResponse>();
  return (variables) => {
    const conditions: JsonObject = {};
    for (const name of names) conditions[name] = Boolean(value(variables, name));
    const key = names.map((name) => (conditions[name] ? '1' : '0')).join('');
    let response = compiled.get(key);
    if (!response) {
      response = compileResponse(schema, rootType, operation.selectionSet, { fragments, types, conditions, fetchedAs });
      if (compiled.size >= MAX_COMBINATIONS) compiled.clear();
      compiled.set(key, response);
    }
    return response;
  };
}

/** The variables that decide what is skipped or included. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
