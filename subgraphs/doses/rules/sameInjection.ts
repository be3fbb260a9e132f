/**
 * When two records may be of one injection: no person is injected twice within a week (the shortest course, vaccines.ts, is three
 * weeks), so what is recorded twice within one, by a wrong day or a wrong vaccine, was given once.
 */
import { daysBetween } from '@so-tiem/platform/inputs/calendar';

const DAYS = 7;

export const maySameInjection = (one: { injectedOn: string }, other: { injectedOn: string }): boolean =>
  Math.abs(daysBetween(one.injectedOn, other.injectedOn)) < DAYS;
