/** What the supervisor's page asks for, and how its numbers are shown. */

import { today } from '@so-tiem/platform/values/serverClock';
import type { StatisticsQuery } from '../../generated/graphql.ts';

export type Statistics = StatisticsQuery['complaintStatistics'];
export type ComplaintFigures = Statistics['total'];

export const SPANS = [1, 7, 30, 90] as const;
export type Span = (typeof SPANS)[number];

/** The last so many days, today included. */
export function daysOf(span: Span): { from: string; until: string } {
  const until = today();
  return { from: new Date(Date.parse(until) - (span - 1) * 86_400_000).toISOString().slice(0, 10), until };
}

/** Every day of a span, those without complaints too. */
export function everyDay({ from, until }: { from: string; until: string }): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const NUMBER = new Intl.NumberFormat('vi-VN');
export const showNumber = (number: number): string => NUMBER.format(number);

/** Share in time, `93 %`; `—` when nothing was closed. */
export const showOnTime = ({ closed, onTime }: Pick<ComplaintFigures, 'closed' | 'onTime'>): string => showShare(onTime, closed);

/** Of those who said anything. */
export const showSatisfied = ({ satisfied, dissatisfied }: Pick<ComplaintFigures, 'satisfied' | 'dissatisfied'>): string =>
  showShare(satisfied, satisfied + dissatisfied);

const showShare = (part: number, whole: number): string => (whole ? `${NUMBER.format(Math.floor((1000 * part) / whole) / 10)} %` : '—');

const HOURS = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
export const showHours = (hours: number | null | undefined): string =>
  hours === null || hours === undefined ? '—' : `${HOURS.format(hours)} giờ`;

/** The same number of days, just before. */
export function daysBefore({ from, until }: { from: string; until: string }): { from: string; until: string } {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const length = Date.parse(until) - Date.parse(from) + 86_400_000;
  return { from: day(Date.parse(from) - length), until: day(Date.parse(until) - length) };
}

/** How much more or less than before, `+12 %`; undefined where nothing was before. */
export function showChange(translate: (name: string, values: object) => string, now: number, before: number): string | undefined {
  if (!before) return undefined;
  const percent = Math.round((100 * (now - before)) / before);
  return translate('statistics.change', { change: `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${NUMBER.format(Math.abs(percent))} %` });
}
