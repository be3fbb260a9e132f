/** A number is that of one record; earlier ones find a record, and keep nobody out. Whoever gives it to a second one at the same time waits, and is then refused. */
import { DomainError, duplicate, isDuplicateKey } from '@so-tiem/platform/errors';
import type { Identification } from '@so-tiem/platform/identification';
import type { Staff } from '@so-tiem/platform/identity';
import { numberTail } from '@so-tiem/platform/searchText';
import { inTransaction } from '@so-tiem/platform/transaction';
import type { ClientSession } from 'mongoose';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { putOnRecord } from '../queries/findCitizens.ts';
import type { SearchLimit } from './accessLimits.ts';

/**
 * Runs `work` in a transaction in which nobody else has or gets the number. Who is refused has learned that a record bears it, as by a
 * search: it is counted with those, and on record as one.
 * @throws DomainError DUPLICATE naming `identification.number`: two records of one person are merged; WRONG_STATE after too many searches
 */
export async function withOwnNumber<Result>(
  store: Store,
  limit: SearchLimit,
  staff: Staff,
  { _id, identification }: Pick<CitizenRecord, '_id' | 'identification'>,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  if (!identification) return await inTransaction(store.connection, work);
  // Beforehand, so that of many at once none is answered over the limit.
  await limit.take(staff.id);
  let isTaken = false;
  try {
    return await claimNumber(store, _id, identification, work);
  } catch (error) {
    isTaken = error instanceof DomainError && error.failures.some(({ code }) => code === 'DUPLICATE');
    if (isTaken) putOnRecord(store.trail, { number: identification.number });
    throw error;
  } finally {
    if (!isTaken) await limit.giveBack(staff.id);
  }
}

async function claimNumber<Result>(
  { connection, citizens, numberClaims }: Store,
  id: string,
  identification: Identification,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  const claim = numberTail(identification.number);
  // Outside of the transaction, where one of two who insert it at once is no error.
  await numberClaims.updateOne({ _id: claim }, { $setOnInsert: { at: new Date() } }, { upsert: true }).catch((error) => {
    if (!isDuplicateKey(error)) throw error;
  });
  return await inTransaction(connection, async (session) => {
    await numberClaims.updateOne({ _id: claim }, { $set: { at: new Date() } }, { session, upsert: true });
    const others = { 'identification.number': identification.number, mergedInto: null, _id: { $ne: id } };
    if (await citizens.findOne(others, { _id: 1 }, { session }).lean())
      throw duplicate('identification.number', 'of another record: if it is the same person, merge the two');
    return await work(session);
  });
}
