/** Calendar dates (`YYYY-MM-DD`, no zone) and the country's own time. */
import { z } from 'zod';
import { because } from '../errors/userErrors.ts';
import { dateInVietNam, OFFSET_MS } from '../values/moment.ts';
import { isPartialDate } from '../values/partialDate.ts';

export { dateInVietNam, momentInVietNam, showDate } from '../values/moment.ts';

export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The first instant of a calendar date in Viet Nam. */
export const startOfDay = (date: string): Date => new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET_MS);

/** The first instant of the next one. */
export const endOfDay = (date: string): Date => new Date(startOfDay(date).getTime() + 86_400_000);

export const daysBetween = (earlier: string, later: string): number => Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);

/** A calendar date as it may come in. */
export const calendarDate = z.string().refine(isCalendarDate, because('not a date', 'DATE'));

/** A date of birth, whole or as its year or month alone: not in the future, not before 1900. */
export const dateOfBirth = z
  .string()
  .refine(isPartialDate, because('not a date', 'DATE'))
  .refine((date) => date >= '1900', because('before 1900', 'TOO_EARLY'))
  .refine((date) => date <= dateInVietNam(new Date()), because('in the future', 'FUTURE'));

/** The first COVID-19 injections in Viet Nam. */
export const CAMPAIGN_BEGAN = '2021-03-08';

/** The day of an injection. */
export const injectionDay = calendarDate
  .refine((date) => date >= CAMPAIGN_BEGAN, because(`before the campaign began on ${CAMPAIGN_BEGAN}`, 'BEFORE_CAMPAIGN'))
  .refine((date) => date <= dateInVietNam(new Date()), because('in the future', 'FUTURE'));
