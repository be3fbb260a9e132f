/** Contacts begin and end with the day: every hour the offices of those that began or ended lately are summed up anew. */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import type { Store } from '../model/store.ts';
import { refreshOffices } from '../repository/writeContacts.ts';

const EVERY_MS = 3_600_000;
/** Longer than this no process has been down. */
const DAYS = 60;
const BATCH = 500;

/** @returns a function that stops it, after the round that is running */
export const startRefreshingOffices = (store: Store, log: Logger): (() => Promise<void>) =>
  runEvery(() => refreshLately(store), {
    everyMs: EVERY_MS,
    firstMs: 0,
    failed: (error) => log.warn({ err: error }, 'offices are refreshed later'),
  });

async function refreshLately(store: Store): Promise<void> {
  const since = dateInVietNam(new Date(Date.now() - DAYS * 86_400_000));
  const until = dateInVietNam(new Date());
  const codes = await store.contacts.distinct('officeCode', {
    $or: [{ validFrom: { $gt: since, $lte: until } }, { validTo: { $gte: since, $lt: until } }],
  });
  for (let i = 0; i < codes.length; i += BATCH) await refreshOffices(store, null, codes.slice(i, i + BATCH));
}
