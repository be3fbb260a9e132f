/** Retention: entries older than it says are taken away from the beginning of the chain, which then begins after them. */
import { inTransaction } from '@so-tiem/platform/transaction';
import type { Store } from '../model/store.ts';
import { signatureOfBase } from '../rules/chain.ts';

const AT_ONCE = 1000;

/** @returns how many were taken away */
export async function retireEntries({ connection, entries, ends, stretches }: Store, before: Date): Promise<number> {
  for (let retired = 0; ; ) {
    const oldest = await entries.find({}, { number: 1, hash: 1, at: 1 }).sort({ number: 1 }).limit(AT_ONCE).hint('number_1').lean();
    const young = oldest.findIndex(({ at }) => at >= before); // the chain is as it was brought, so nearly in order of time
    const old = young < 0 ? oldest : oldest.slice(0, young);
    const last = old.at(-1);
    if (!last) return retired;
    await inTransaction(connection, async (session) => {
      const base = { number: last.number, hash: last.hash };
      await ends.updateOne({ _id: 'base' }, { $set: { ...base, signature: signatureOfBase(base) } }, { session, upsert: true });
      await entries.deleteMany({ number: { $lte: last.number } }, { session });
      await stretches.deleteMany({ _id: { $lte: last.number }, last: { $lte: last.number } }, { session });
    });
    retired += old.length;
    if (old.length < AT_ONCE) return retired;
  }
}
