/**
 * Dates of birth as people know them: `1945-08-15`, `1945-08` or `1945`, as FHIR's `date` has it. Older people's papers often give
 * the year alone. Without zone; texts of this form sort by time. Also read by the front ends.
 */

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isPartialDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = FORM.exec(text) ?? [];
  if (!year) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

export const yearOf = (date: string): string => date.slice(0, 4);

/** `15/08/1945`, `08/1945`, `1945`. */
export const showPartialDate = (date: string): string => date.split('-').reverse().join('/');

export type ReadDate = { date: string } | { problem: 'FORM' | 'FUTURE' | 'TOO_EARLY' };

interface Allowed {
  /** `2026-11-26`: the last day that is not in the future. */
  today: string;
  /** Also a year, or a month of a year. */
  partial?: boolean;
  earliest?: string;
}

const DAY_FIRST = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})[/.\-\s](\d{1,2})[/.\-\s](\d{1,2})(?:[T\s]\d{1,2}:\d{2}.*)?$/;
const WITHOUT_MARKS = /^(\d{1,2})(\d{2})(\d{4})$/;
const MONTH = /^(\d{1,2})[/.\-\s](\d{4})$|^(\d{4})[/.-](\d{1,2})$/;
const YEAR = /^\d{4}$/;

/** A date as it is typed or pasted: `05/08/1990`, `5-8-1990`, `05.08.1990`, `5081990`, `1990-08-05`, with blanks around and between. */
export function readTypedDate(typed: string, { today, partial = false, earliest = '1900-01-01' }: Allowed): ReadDate {
  const text = typed
    .replace(/\p{Cf}/gu, '')
    .replace(/\s*([/.-])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const date = isoOf(text, today, partial);
  if (!date || !isPartialDate(date)) return { problem: 'FORM' };
  if (date > today) return { problem: 'FUTURE' };
  return date < earliest.slice(0, date.length) ? { problem: 'TOO_EARLY' } : { date };
}

function isoOf(text: string, today: string, partial: boolean): string | undefined {
  const two = (number: string) => number.padStart(2, '0');
  const [, day, month, year] = DAY_FIRST.exec(text) ?? WITHOUT_MARKS.exec(text) ?? [];
  if (day && month && year) return `${year.length === 2 ? inCentury(year, today) : year}-${two(month)}-${two(day)}`;
  const [, y, m, d] = YEAR_FIRST.exec(text) ?? [];
  if (y && m && d) return `${y}-${two(m)}-${two(d)}`;
  if (!partial) return undefined;
  if (YEAR.test(text)) return text;
  const [, m1, y1, y2, m2] = MONTH.exec(text) ?? [];
  return m1 && y1 ? `${y1}-${two(m1)}` : y2 && m2 ? `${y2}-${two(m2)}` : undefined;
}

/** `22` is 2022, `90` is 1990: the latest year that is not in the future. */
const inCentury = (year: string, today: string): string => (`20${year}` <= yearOf(today) ? `20${year}` : `19${year}`);
