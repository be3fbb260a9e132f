/** A number belongs to one record; earlier numbers find a record, and keep no other out. A second record that gets it at the same time waits, and is then refused. */
import { DomainError, duplicate, isDuplicateKey } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { IdentityDocument } from '@so-tiem/platform/inputs/identityDocument';
import { putSearchOnRecord, type SearchLimit } from '@so-tiem/platform/search/exactSearch';
import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

interface Asking {
  limit: SearchLimit;
  staff: Staff;
  /** A new record stays and is on the trail, so that it costs more than a question. */
  isNewRecord: boolean;
}

/**
 * Runs `work` in a transaction in which no other record has or gets the number. Who is refused has learned that a record bears it, as by a
 * search, and is on record with it; counted with the searches is also every number of which an answer, whatever it says, tells that nobody
 * has it, unless a new record came of it.
 * @throws DomainError DUPLICATE naming `identityDocument.number`: two records of one person are merged; WRONG_STATE after too many searches
 */
export async function withOwnNumber<Result>(
  store: Store,
  { limit, staff, isNewRecord }: Asking,
  { _id, identityDocument }: Pick<CitizenRecord, '_id' | 'identityDocument'>,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  if (!identityDocument) return await inTransaction(store.connection, work);
  // Beforehand, so that of many at once none is answered over the limit.
  await limit.take(staff.id);
  let isAnswered = false;
  try {
    const done = await claimNumber(store, _id, identityDocument, (session) => {
      isAnswered = true;
      return work(session);
    });
    if (isNewRecord) isAnswered = false;
    return done;
  } catch (error) {
    if (error instanceof DomainError && error.failures.some(({ code }) => code === 'DUPLICATE')) isAnswered = true;
    if (isAnswered) putSearchOnRecord(store.trail, { numbers: [identityDocument.number] });
    throw error;
  } finally {
    if (!isAnswered) await limit.giveBack(staff.id).catch(() => {}); // it then counts for the rest of the hour; what came of the work is told
  }
}

/** Whether another living record bears the number; no other gets it before the transaction ends. @param ids of those that may */
export async function isTaken(
  { citizens, numberClaims }: Store,
  session: ClientSession,
  { number }: IdentityDocument,
  ids: readonly string[],
): Promise<boolean> {
  await numberClaims.updateOne({ _id: numberSuffix(number) }, { $set: { at: new Date() } }, { session, upsert: true });
  const others = { 'identityDocument.number': number, mergedInto: null, _id: { $nin: [...ids] } };
  return (await citizens.findOne(others, { _id: 1 }, { session }).lean()) !== null;
}

async function claimNumber<Result>(
  store: Store,
  id: string,
  identityDocument: IdentityDocument,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  const claim = numberSuffix(identityDocument.number);
  // Outside of the transaction, where one of two who insert it at once is no error.
  await store.numberClaims.updateOne({ _id: claim }, { $setOnInsert: { at: new Date() } }, { upsert: true }).catch((error) => {
    if (!isDuplicateKey(error)) throw error;
  });
  return await inTransaction(store.connection, async (session) => {
    if (await isTaken(store, session, identityDocument, [id]))
      throw duplicate('identityDocument.number', 'of another record: if it is the same person, merge the two');
    return await work(session);
  });
}
