/** How dates and moments are shown: day first, in Viet Nam's time. */
export const showDate = (date: string): string => date.split('-').reverse().join('/');

/** `5/8/1990` as `1990-08-05`; undefined for what is no date. */
export function readDate(typed: string): string | undefined {
  const [, day = '', month = '', year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** The calendar date in Viet Nam. */
export const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

const MOMENT = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
/** The day of an instant, in Viet Nam. */
export const showDay = (instant: string): string => showDate(new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10));

export const showMoment = (instant: string): string => MOMENT.format(new Date(instant));

const SHORTLY = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
});
/** A moment of these weeks: without the year. */
export const showShortly = (instant: string): string => SHORTLY.format(new Date(instant));

/** As it is dialled at home: `0912 345 678`, `028 3829 1234`; a foreign number as it is. */
export const showPhone = (number: string): string =>
  number.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3').replace(/^\+84(\d{2})(\d{4})(\d{4})$/, '0$1 $2 $3');

/** For comparing what two people wrote: letter case, spaces and forms of accents do not count. */
export const comparable = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
