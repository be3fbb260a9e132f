/** Handing out by load: whoever has the fewest open complaints gets the next one, until all have as many as is allowed. */

/** How many open complaints somebody has. */
export interface Load {
  id: string;
  name: string;
  open: number;
}

/**
 * @param most how many open ones nobody is given more than
 * @param waiting how many there are to hand out
 * @returns who gets the first, the second and so on; fewer than wait when all have enough
 */
export function shareOut(loads: readonly Load[], most: number, waiting: number): Load[] {
  const free = loads.filter(({ open }) => open < most).map((load) => ({ load, open: load.open }));
  const shares: Load[] = [];
  while (shares.length < waiting) {
    const next = free.reduce<(typeof free)[number] | undefined>(
      (least, each) => (least && least.open <= each.open ? least : each),
      undefined,
    );
    if (!next || next.open >= most) break;
    next.open++;
    shares.push(next.load);
  }
  return shares;
}
