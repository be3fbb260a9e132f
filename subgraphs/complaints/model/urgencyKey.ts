/**
 * A complaint's place in the queue, as one string that sorts: open ones by deadline, then closed ones, the latest
 * first; the code makes it unique. One indexed field is filter, order and cursor at once.
 */
const DIGITS = 13; // milliseconds since 1970 until the year 2286
const LAST = 10 ** DIGITS - 1;

const pad = (number: number) => String(number).padStart(DIGITS, '0');
/** An instant as a string that sorts. */
export const inDigits = (instant: Date): string => pad(instant.getTime());

export function urgencyKeyOf(complaint: { code: string; deadline: Date; closedAt: Date | null }): string {
  if (!complaint.closedAt) return `a${inDigits(complaint.deadline)}${complaint.code}`;
  return `b${pad(LAST - complaint.closedAt.getTime())}${complaint.code}`;
}

/** Conditions on the field `urgencyKey`. */
export const open = { $gte: 'a', $lt: 'b' };
export const closed = { $gte: 'b' };
export const openAndDueBefore = (instant: Date) => ({ $gte: 'a', $lt: `a${inDigits(instant)}` });
export const openAndDueWithin = (from: Date, until: Date) => ({ $gte: `a${inDigits(from)}`, $lt: `a${inDigits(until)}` });
/** After one instant, and not after the other: an escalation step is due once. */
export const openAndDueBetween = (after: Date, until: Date) =>
  openAndDueWithin(new Date(after.getTime() + 1), new Date(until.getTime() + 1));

export const isClosed = (urgencyKey: string): boolean => urgencyKey >= closed.$gte;

/** The deadline of an open complaint. */
export const deadlineOf = (urgencyKey: string): Date => new Date(Number(urgencyKey.slice(1, 1 + DIGITS)));

/** Closed from one instant on and before another. */
export const closedWithin = (from: Date, until: Date) => ({
  $gte: `b${pad(LAST - until.getTime() + 1)}`,
  $lt: `b${pad(LAST - from.getTime() + 1)}`,
});

/** Open, or closed from an instant on. */
export const openOrClosedSince = (instant: Date) => ({ $lt: `b${pad(LAST - instant.getTime() + 1)}` });
