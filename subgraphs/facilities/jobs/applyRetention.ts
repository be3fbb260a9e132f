/** What is past its time (platform/jobs/retention.ts): contacts who left, and spreadsheets that were brought. */
import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import type { Retire } from '@so-tiem/platform/jobs/retention';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { Store } from '../model/store.ts';

const AT_ONCE = 100;

/** With what was changed of them. */
export const retireContacts =
  ({ connection, contacts, changes }: Store): Retire =>
  async (before, noted) => {
    const old = await contacts
      .find({ validTo: { $lt: dateInVietNam(before) } }, { _id: 1 })
      .limit(AT_ONCE)
      .lean();
    const ids = old.map(({ _id }) => _id);
    if (!ids.length) return 0;
    return await inTransaction(connection, async (session) => {
      const { deletedCount } = await contacts.deleteMany({ _id: { $in: ids } }, { session });
      await changes.deleteMany({ subject: { $in: ids } }, { session });
      await noted(session, deletedCount);
      return deletedCount;
    });
  };

/** One that is not running, and from then on cannot be started. */
export const retireImports =
  ({ connection, contactImports, contactImportRows }: Store): Retire =>
  async (before, noted) => {
    const old = await contactImports
      .find({ at: { $lt: before }, state: { $ne: 'RUNNING' } }, { _id: 1 })
      .limit(AT_ONCE)
      .lean();
    let gone = 0;
    for (const { _id } of old) {
      const { matchedCount } = await contactImports.updateOne(
        { _id, state: { $ne: 'RUNNING' } },
        { $set: { state: 'RETIRED', at: new Date(0) } },
      );
      if (!matchedCount) continue;
      await contactImportRows.deleteMany({ importId: _id }); // too many for one transaction
      await inTransaction(connection, async (session) => {
        const { deletedCount } = await contactImports.deleteOne({ _id }, { session });
        await noted(session, deletedCount);
      });
      gone += 1;
    }
    return gone;
  };
