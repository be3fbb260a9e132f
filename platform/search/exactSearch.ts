/** A question for a number of a person's is an access: so many an hour and account, and on record also when it finds no person (decision 26). */
import type { Connection } from 'mongoose';
import type { AuditTrail } from '../audit/trail.ts';
import { AttemptLimiter } from '../authorization/attemptLimiter.ts';
import { numberSuffix } from './searchText.ts';

/** Questions for a number or a date of birth, counted by account. */
export type SearchLimit = Pick<AttemptLimiter, 'take' | 'giveBack'>;

export const makeSearchLimit = (connection: Connection, times: number): SearchLimit =>
  new AttemptLimiter(connection, { name: 'exact-search', what: 'searches by number or date of birth', times, minutes: 60 });

interface Asked {
  numbers?: readonly string[];
  phone?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
}

/** On record first: who asks too often is refused, and stands there too. @throws DomainError WRONG_STATE */
export async function noteSearch(trail: AuditTrail, limit: SearchLimit, staffId: string, asked: Asked): Promise<void> {
  putSearchOnRecord(trail, asked);
  await limit.take(staffId);
}

/** The numbers stand there as their blind indexes, by which an auditor finds who asked for them. */
export const putSearchOnRecord = (trail: AuditTrail, { numbers = [], phone, dateOfBirth }: Asked): void =>
  trail.logRead({
    action: 'citizen.SEARCHED',
    subjects: [...numbers, ...(phone ? [phone] : [])].map((asked) => `number:${numberSuffix(asked)}`),
    fields: [...(numbers.length ? ['identityDocument'] : []), ...(phone ? ['phone'] : []), ...(dateOfBirth ? ['dateOfBirth'] : [])],
  });
