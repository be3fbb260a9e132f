/** The planner's rewrites of what is sent to a subgraph and of what comes back: a name or a value at a path. */
import type { FetchDataRewrite } from '@apollo/query-planner';
import { isObject, type JsonObject, reader, setOwn } from './json.ts';
import type { PossibleTypes } from './possibleTypes.ts';

export type Rewrite = (value: unknown) => void;

const CONDITION = '... on ';

/** Undefined where there is nothing to rewrite, which is the rule. */
export function compileRewrites(rewrites: FetchDataRewrite[] | undefined, types: PossibleTypes): Rewrite | undefined {
  if (!rewrites?.length) return undefined;
  const all = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (value) => {
    for (const rewrite of all) rewrite(value);
  };
}

function compileRewrite(rewrite: FetchDataRewrite, types: PossibleTypes): Rewrite {
  const name = rewrite.path.at(-1) ?? '';
  const read = reader(name);
  const change = (object: JsonObject): void => {
    const value = read(object);
    if (rewrite.kind === 'ValueSetter') setOwn(object, name, rewrite.setValueTo);
    else if (value) {
      setOwn(object, rewrite.renameKeyTo, value);
      object[name] = undefined;
    }
  };
  return rewrite.path.slice(0, -1).reduceRight<Rewrite>((next, element) => step(element, next, types), everyObject(change));
}

function step(element: string, next: Rewrite, types: PossibleTypes): Rewrite {
  if (!element.startsWith(CONDITION)) {
    const read = reader(element);
    return everyObject((object) => next(read(object)));
  }
  const possible = types.of(element.slice(CONDITION.length));
  // An object whose type was not asked for is taken to be of the right one.
  return everyObject((object) => {
    const { __typename: typename } = object;
    if (!typename || possible.has(String(typename))) next(object);
  });
}

function everyObject(change: (object: JsonObject) => void): Rewrite {
  return function visit(value): void {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (isObject(value)) change(value);
  };
}
