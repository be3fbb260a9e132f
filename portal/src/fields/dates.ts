/** Dates as people type them, with the sentence for what is none. */
import { readTypedDate } from '@so-tiem/platform/values/partialDate';
import { today } from '@so-tiem/platform/values/serverClock';
import type { MessageKey } from '../messages/messages.tsx';

/** @param partial also a year, or a month of a year */
export function readDate(typed: string, partial = false): { date: string } | { error: MessageKey } {
  const read = readTypedDate(typed, { today: today(), partial });
  if ('date' in read) return read;
  if (read.problem === 'FUTURE') return { error: 'error.dateFuture' };
  if (read.problem === 'TOO_EARLY') return { error: 'error.dateTooEarly' };
  return { error: partial ? 'error.dateOfBirth' : 'error.date' };
}
