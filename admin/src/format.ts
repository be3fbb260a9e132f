/** How dates and moments are shown: day first, in Viet Nam's time. */
export const showDate = (date: string): string => date.split('-').reverse().join('/');

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
