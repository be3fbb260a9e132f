/** How many there are at the moment, by whose they are. */
export class InFlight {
  readonly #counts = new Map<string, number>();

  of(whose: string): number {
    return this.#counts.get(whose) ?? 0;
  }

  /** @returns to be called when it is over; once is enough */
  begin(whose: string): () => void {
    this.#counts.set(whose, this.of(whose) + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const left = this.of(whose) - 1;
      if (left) this.#counts.set(whose, left);
      else this.#counts.delete(whose);
    };
  }
}
