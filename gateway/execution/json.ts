/** Objects as JSON.parse makes them: any name may come in, also one that every object inherits (`constructor`, `__proto__`). */
export type JsonObject = { [name: string]: unknown };

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const inherited = (name: string): boolean => name in Object.prototype;

/** A reader of one name, chosen once: only names that are inherited too need to be looked at twice. */
export const reader = (name: string): ((object: JsonObject) => unknown) =>
  inherited(name) ? (object) => (Object.hasOwn(object, name) ? object[name] : undefined) : (object) => object[name];

export function setOwn(object: JsonObject, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

const getOwn = (object: JsonObject, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  const copied: JsonObject = {};
  for (const name of Object.keys(value)) setOwn(copied, name, copy(getOwn(value, name)));
  return copied;
}

/** Takes over what `source` has: objects are merged, lists of the same length item by item, everything else replaced. */
export function merge(target: JsonObject, source: JsonObject): void {
  for (const name of Object.keys(source)) {
    const value = getOwn(source, name);
    if (value !== undefined) setOwn(target, name, merged(getOwn(target, name), value));
  }
}

/** What stands in the place of `present` once `value` has come. */
function merged(present: unknown, value: unknown): unknown {
  if (present === value) return present;
  if (isObject(present) && isObject(value)) {
    merge(present, value);
    return present;
  }
  if (!Array.isArray(present) || !Array.isArray(value) || present.length !== value.length) return value;
  for (const [i, item] of value.entries()) present[i] = merged(present[i], item);
  return present;
}
