/** Spans of days that are asked for: a queue's filter, statistics. */
import { invalid } from '@so-tiem/platform/errors/errors';
import { daysBetween } from '@so-tiem/platform/inputs/calendar';

/** A quarter of a year, both ends counted. */
const MAX_DAYS = 92;

/** @param field that the error names @throws DomainError INVALID for an end before the beginning, or too long a span */
export function requireRange({ from, until }: { from: string; until: string }, field: string): void {
  const length = daysBetween(from, until);
  if (length < 0 || length >= MAX_DAYS) throw invalid(field, `from one day to ${MAX_DAYS} days`);
}
