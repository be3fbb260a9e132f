/** What is past its time (platform/retention.ts): contacts who left, and spreadsheets that were brought. */
import { dateInVietNam } from '@so-tiem/platform/calendar';
import type { Retire } from '@so-tiem/platform/retention';
import { inTransaction } from '@so-tiem/platform/transaction';
import type { Store } from '../model/store.ts';

const AT_ONCE = 100;

/** With what was changed of them. */
export const retireContacts =
  ({ connection, contacts, changes }: Store): Retire =>
  async (before) => {
    const old = await contacts
      .find({ validTo: { $lt: dateInVietNam(before) } }, { _id: 1 })
      .limit(AT_ONCE)
      .lean();
    const ids = old.map(({ _id }) => _id);
    if (ids.length)
      await inTransaction(connection, async (session) => {
        await contacts.deleteMany({ _id: { $in: ids } }, { session });
        await changes.deleteMany({ subject: { $in: ids } }, { session });
      });
    return ids.length;
  };

export const retireLists =
  ({ lists, listRows }: Store): Retire =>
  async (before) => {
    const old = await lists
      .find({ at: { $lt: before }, state: { $ne: 'RUNNING' } }, { _id: 1 })
      .limit(AT_ONCE)
      .lean();
    for (const { _id } of old) {
      await listRows.deleteMany({ listId: _id }); // first: a list without rows is taken away the next time
      await lists.deleteOne({ _id });
    }
    return old.length;
  };
