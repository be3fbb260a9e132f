/** Partner apps, and what each has called lately. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import type { PartnerAppRecord } from '../model/partnerApp.ts';
import type { Store } from '../model/store.ts';

const DAY_MS = 86_400_000;
const MAX_DAYS = 92;
/** Days times operations times outcomes. */
const MAX_COUNTS = 2000;

export async function findPartnerApps(store: Store, identity: Identity, page: PageArguments) {
  requirePermission(identity, 'partner:read');
  const read = (after: string | undefined, limit: number) =>
    store.apps
      .find(after ? { _id: { $gt: after } } : {})
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
  return await readPage<PartnerAppRecord>('partnerApps', page, read, ({ _id }) => _id);
}

export async function findPartnerApp(store: Store, identity: Identity, id: string): Promise<PartnerAppRecord | null> {
  requirePermission(identity, 'partner:read');
  return await store.apps.findById(id).lean();
}

/** The latest first. @param days including today, at most a quarter of a year */
export async function callsOf({ calls }: Store, appId: string, days: number) {
  const since = dateInVietNam(new Date(Date.now() - (Math.min(Math.max(days, 1), MAX_DAYS) - 1) * DAY_MS));
  return await calls
    .find({ appId, day: { $gte: since } })
    .sort({ day: -1 })
    .limit(MAX_COUNTS)
    .lean();
}
