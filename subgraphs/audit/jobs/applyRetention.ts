/** Retention: entries older than it says are taken away from the beginning of the chain, which then begins after them. */
import type { Retire } from '@so-tiem/platform/jobs/retention';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { Store } from '../model/store.ts';
import { signatureOfBase } from '../rules/chain.ts';

const AT_ONCE = 1000;

/** A batch; of two processes that take the same one, the second begins anew where the first has left off. */
export const applyRetention =
  ({ connection, entries, ends, segments, erased }: Store): Retire =>
  async (before, noted) =>
    await inTransaction(connection, async (session) => {
      const oldest = await entries
        .find({}, { number: 1, hash: 1, at: 1 }, { session })
        .sort({ number: 1 })
        .limit(AT_ONCE)
        .hint('number_1')
        .lean();
      const young = oldest.findIndex(({ at }) => at >= before); // the chain is as it was brought, so nearly in order of time
      const last = (young < 0 ? oldest : oldest.slice(0, young)).at(-1);
      if (!last) return 0;
      const base = { number: last.number, hash: last.hash };
      await ends.updateOne({ _id: 'base' }, { $set: { ...base, signature: signatureOfBase(base) } }, { session, upsert: true });
      const { deletedCount } = await entries.deleteMany({ number: { $lte: last.number } }, { session });
      await segments.deleteMany({ _id: { $lte: last.number }, last: { $lte: last.number } }, { session });
      await erased.deleteMany({ at: { $lt: before } }, { session }); // of them the trail tells nothing any more
      await noted(session, deletedCount);
      return deletedCount;
    });
