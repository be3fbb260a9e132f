/** Assignment by load: the handler with the fewest open complaints gets the next one, until all have as many as is allowed. */

/** How many open complaints a handler has. */
export interface Load {
  id: string;
  name: string;
  open: number;
}

/**
 * @param maxOpenPerHandler the most open ones that a handler is assigned
 * @param waiting how many complaints are waiting
 * @returns who gets the first, the second and so on; fewer than wait when all have enough
 */
export function assignByLoad(loads: readonly Load[], maxOpenPerHandler: number, waiting: number): Load[] {
  const free = loads.filter(({ open }) => open < maxOpenPerHandler).map((load) => ({ load, open: load.open }));
  const assigned: Load[] = [];
  while (assigned.length < waiting) {
    const next = free.reduce<(typeof free)[number] | undefined>(
      (least, each) => (least && least.open <= each.open ? least : each),
      undefined,
    );
    if (!next || next.open >= maxOpenPerHandler) break;
    next.open++;
    assigned.push(next.load);
  }
  return assigned;
}
