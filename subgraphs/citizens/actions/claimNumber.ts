/** A number is that of one record; earlier ones find a record, and keep nobody out. Whoever gives it to a second one at the same time waits, and is then refused. */
import { duplicate, isDuplicateKey } from '@so-tiem/platform/errors';
import { numberTail } from '@so-tiem/platform/searchText';
import { inTransaction } from '@so-tiem/platform/transaction';
import type { ClientSession } from 'mongoose';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

/**
 * Runs `work` in a transaction in which nobody else has or gets the number.
 * @throws DomainError DUPLICATE naming `identification.number`: two records of one person are merged
 */
export async function withOwnNumber<Result>(
  { connection, citizens, numberClaims }: Store,
  { _id, identification }: Pick<CitizenRecord, '_id' | 'identification'>,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  if (!identification) return await inTransaction(connection, work);
  const claim = numberTail(identification.number);
  // Outside of the transaction, where one of two who insert it at once is no error.
  await numberClaims.updateOne({ _id: claim }, { $setOnInsert: { at: new Date() } }, { upsert: true }).catch((error) => {
    if (!isDuplicateKey(error)) throw error;
  });
  return await inTransaction(connection, async (session) => {
    await numberClaims.updateOne({ _id: claim }, { $set: { at: new Date() } }, { session, upsert: true });
    const others = { 'identification.number': identification.number, mergedInto: null, _id: { $ne: _id } };
    if (await citizens.findOne(others, { _id: 1 }, { session }).lean())
      throw duplicate('identification.number', 'of another record: if it is the same person, merge the two');
    return await work(session);
  });
}
