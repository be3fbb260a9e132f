/** What a subgraph is told of an entity: the fields that a fetch requires, taken from what was fetched before. */
import { getResponseName, type QueryPlanFieldNode, type QueryPlanSelectionNode } from '@apollo/query-planner';
import { isObject, type JsonObject, merge, reader, setOwn } from './json.ts';
import type { PossibleTypes } from './possibleTypes.ts';

/** Null when something that is required is not there: it could not be fetched, and an error has said so. */
export type Represent = (entity: JsonObject) => JsonObject | null;

export function compileRequires(selections: QueryPlanSelectionNode[], types: PossibleTypes): Represent {
  const parts = selections.map((selection) =>
    selection.kind === 'Field' ? compileField(selection, types) : compileFragment(selection, types),
  );
  return (entity) => {
    const representation: JsonObject = {};
    for (const part of parts) if (!part(entity, representation)) return null;
    return representation;
  };
}

/** Adds to the representation. @returns whether that could be done */
type Part = (entity: JsonObject, representation: JsonObject) => boolean;

function compileField(field: QueryPlanFieldNode, types: PossibleTypes): Part {
  const name = getResponseName(field);
  const read = reader(name);
  const inner = field.selections && compileRequires(field.selections, types);
  const convert = (value: unknown): unknown => {
    if (!inner) return value;
    return Array.isArray(value) ? value.map(convert) : isObject(value) ? inner(value) : value;
  };
  return (entity, representation) => {
    const value = read(entity);
    if (value === undefined) return false;
    setOwn(representation, name, convert(value));
    return true;
  };
}

function compileFragment(fragment: Exclude<QueryPlanSelectionNode, QueryPlanFieldNode>, types: PossibleTypes): Part {
  if (!fragment.typeCondition) return () => true;
  const possible = types.of(fragment.typeCondition);
  const represent = compileRequires(fragment.selections, types);
  return (entity, representation) => {
    if (!possible.has(String(entity['__typename']))) return true;
    const found = represent(entity);
    if (found) merge(representation, found);
    return true;
  };
}
