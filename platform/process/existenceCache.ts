/** Whether what a code names exists elsewhere in the graph. What does is remembered for a while; what does not is asked again. */
const REMEMBER_MS = 3_600_000;
const MAX_REMEMBERED = 25_000; // more than there are units and sites

export class ExistenceCache {
  readonly #known = new Map<string, number>();

  /** @param look asks the graph */
  async of(key: string, look: () => Promise<boolean>): Promise<boolean> {
    const until = this.#known.get(key);
    if (until && until > Date.now()) return true;
    const exists = await look();
    if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
    if (exists) this.#known.set(key, Date.now() + REMEMBER_MS);
    return exists;
  }
}
