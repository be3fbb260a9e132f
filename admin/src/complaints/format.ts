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
export const showMoment = (instant: string): string => MOMENT.format(new Date(instant));

/** For comparing what two people wrote: letter case, spaces and forms of accents do not count. */
export const comparable = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
