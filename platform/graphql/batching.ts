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

/**
 * What a DataLoader of lists reads by: all of them in one read, and each by itself where together they are too many, so that one key's many
 * take away nothing of another's.
 * @param max of one key
 * @param find those of these keys, no more than `limit`
 */
export const listsOf =
  <Item>(
    max: number,
    find: (keys: readonly string[], limit: number) => PromiseLike<Item[]>,
    keyOf: (item: Item) => string | null,
  ): ((keys: readonly string[]) => Promise<Item[][]>) =>
  async (keys) => {
    const limit = max * keys.length;
    const found = await find(keys, limit);
    const all = found.length < limit || keys.length === 1 ? found : (await Promise.all(keys.map((key) => find([key], max)))).flat();
    return groupedBy(keys, all, keyOf).map((list) => list.slice(0, max));
  };
