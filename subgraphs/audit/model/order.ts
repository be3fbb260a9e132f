/** Place of an entry in the list: the latest first, by instant, then by its number, so that it is unique. */
const END_OF_TIME = 9_999_999_999_999;

const place = (at: Date): string => String(END_OF_TIME - at.getTime()).padStart(13, '0');

export const orderOf = (at: Date, number: number): string => `${place(at)}|${number}`;

/** A range of the order: entries from one instant on and before another. */
export const orderBetween = (from: Date | null | undefined, until: Date | null | undefined): { $gte?: string; $lt?: string } => ({
  ...(until ? { $gte: `${String(END_OF_TIME - until.getTime() + 1).padStart(13, '0')}|` } : {}),
  ...(from ? { $lt: `${place(from)}}` } : {}),
});

export const instantOf = (order: string): Date => new Date(END_OF_TIME - Number(order.slice(0, 13)));
