/** From the answer of one read to the answers that a DataLoader owes, in the order of its keys. */

/** One record for each key; null where there is none. */
export function byKey<Key, Item>(keys: readonly Key[], items: Item[], keyOf: (item: Item) => Key): (Item | null)[] {
  const found = new Map(items.map((item) => [keyOf(item), item]));
  return keys.map((key) => found.get(key) ?? null);
}

/** A list of records for each key. */
export function groupedBy<Key, Item>(keys: readonly Key[], items: Item[], keyOf: (item: Item) => Key | null): Item[][] {
  const groups = Map.groupBy(items, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
}
