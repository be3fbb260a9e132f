/** Moments in Viet Nam's time. Also read by the front ends. */

/** Viet Nam has had one zone without daylight saving time since 1975. */
export const OFFSET_MS = 7 * 3_600_000;

/** The calendar date in Viet Nam at an instant. */
export const dateInVietNam = (instant: Date): string => new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** `05/08/2022`, as everybody here writes it. */
export const showDate = (date: string): string => date.split('-').reverse().join('/');

/** `14:05 23/11/2026`, in Viet Nam's time. */
export const momentInVietNam = (instant: Date): string =>
  `${new Date(instant.getTime() + OFFSET_MS).toISOString().slice(11, 16)} ${showDate(dateInVietNam(instant))}`;
