/** Records that hardly ever change and stand on every page: read once in a while by a process, not by every request. */
import { LRUCache } from 'lru-cache';

export class Remembered<Record extends { _id: string }> {
  readonly #known: LRUCache<string, Record>;
  readonly #read: (ids: readonly string[]) => Promise<Record[]>;
  #forgotten = 0;

  /** @param read those of these ids that there are @param forMs for how long a change by another process may go unnoticed */
  constructor(read: (ids: readonly string[]) => Promise<Record[]>, { most, forMs }: { most: number; forMs: number }) {
    this.#read = read;
    this.#known = new LRUCache({ max: most, ttl: forMs });
  }

  /** In the order of the ids; null where there is none. What is not there is asked for again. */
  async of(ids: readonly string[]): Promise<(Record | null)[]> {
    const found = new Map(ids.map((id) => [id, this.#known.get(id)]));
    const unknown = [...found].flatMap(([id, record]) => (record ? [] : [id]));
    if (unknown.length) {
      const forgotten = this.#forgotten;
      for (const record of await this.#read(unknown)) {
        if (forgotten === this.#forgotten) this.#known.set(record._id, record); // or it may have been read before it was changed
        found.set(record._id, record);
      }
    }
    return ids.map((id) => found.get(id) ?? null);
  }

  /** It was changed here. */
  forget(id: string): void {
    this.#forgotten += 1;
    this.#known.delete(id);
  }
}
