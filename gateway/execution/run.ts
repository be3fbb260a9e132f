/** One operation under way: what it was asked with, what has come so far, what went wrong. */
import type { GraphQLError } from 'graphql';
import type { ExecutionContext } from './executionContext.ts';
import { isObject, type JsonObject, reader } from './json.ts';

export type ResponsePath = readonly (string | number)[];

export interface Run<Context extends ExecutionContext> {
  variables: JsonObject;
  context: Context;
  /** Everything fetched; more than was asked for, in any order. */
  data: JsonObject;
  errors: GraphQLError[];
}

/** The objects that a step works on, and the path that leads to them, with `@` for "every item". */
export interface Targets {
  objects: JsonObject[];
  path: ResponsePath;
}

/** All objects below `from` at a path; what is null on the way is not there. */
export function compilePath(path: ResponsePath): (from: JsonObject[]) => JsonObject[] {
  const steps = path.filter((element) => element !== '@').map((element) => reader(String(element)));
  return (from) => {
    let objects = from;
    for (const read of steps) {
      const next: JsonObject[] = [];
      for (const object of objects) collect(read(object), next);
      objects = next;
    }
    return objects;
  };
}

function collect(value: unknown, into: JsonObject[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (isObject(value)) into.push(value);
}

/** The places of every object at a path, for errors: `["complaints", "nodes", 3, "citizen"]`. An object may stand in several. */
export function placesOf(root: JsonObject, path: ResponsePath): Map<JsonObject, ResponsePath[]> {
  const places = new Map<JsonObject, ResponsePath[]>();
  const names = path.filter((element) => element !== '@');
  const visit = (value: unknown, depth: number, at: ResponsePath): void => {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, depth, [...at, i]);
    else if (isObject(value)) {
      const name = names[depth];
      if (name !== undefined) visit(reader(String(name))(value), depth + 1, [...at, name]);
      else places.set(value, [...(places.get(value) ?? []), at]);
    }
  };
  visit(root, 0, []);
  return places;
}
