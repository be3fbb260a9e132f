/** A seeded source of chance (mulberry32): the same seed gives the same sample, on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `min` to `max`, both included. */
  int = (min: number, max: number): number => min + Math.floor(this.next() * (max - min + 1));

  chance = (probability: number): boolean => this.next() < probability;

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Partial<Record<Key, number>>): Key {
    const { entries, total } = weighed(weights);
    let rest = this.next() * total;
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest < 0) return key as Key;
    }
    return this.pick(entries)[0] as Key;
  }

  digits(count: number): string {
    let digits = '';
    for (let i = 0; i < count; i++) digits += this.int(0, 9);
    return digits;
  }

  uuid(): string {
    let hex = '';
    for (let i = 0; i < 32; i++) hex += HEX[this.int(0, 15)];
    const variant = this.pick(VARIANTS);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

const HEX = '0123456789abcdef';
const VARIANTS = ['8', '9', 'a', 'b'];

/** The tables of weights are constants, asked some times for each record. */
const known = new WeakMap<object, { entries: [string, number][]; total: number }>();

function weighed(weights: Partial<Record<string, number>>) {
  const before = known.get(weights);
  if (before) return before;
  const entries = Object.entries(weights) as [string, number][];
  const now = { entries, total: entries.reduce((sum, [, weight]) => sum + weight, 0) };
  known.set(weights, now);
  return now;
}
