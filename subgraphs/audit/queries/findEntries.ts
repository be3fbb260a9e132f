/** Who did what: by person looked at, by account, by kind and time, the latest first. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import { orderBetween } from '../model/order.ts';
import type { Store } from '../model/store.ts';
import { actionsOf, kindsOf } from '../rules/earlierWords.ts';
import { readerAbout } from './entriesAbout.ts';

export interface AuditFilter {
  kind?: 'CHANGE' | 'READ' | null | undefined;
  actor?: string | null | undefined;
  subject?: string | null | undefined;
  action?: string | null | undefined;
  from?: Date | null | undefined;
  until?: Date | null | undefined;
}

/** The trail belongs to the whole country: which unit an entry concerns is not always told by it. */
export const requireAuditor = (identity: Identity): Staff => requirePermission(identity, 'audit:read');

export async function findEntries(store: Store, filter: AuditFilter, page: PageArguments) {
  return await readPage<AuditEntryRecord>('audit', page, entryReader(store, filter), ({ order }) => order);
}

/** Reads on from a place in the list. */
export function entryReader(store: Store, { kind, actor, subject, action, from, until }: AuditFilter) {
  const index = indexFor({ kind, actor, action });
  const readAbout = subject ? readerAbout(store, subject, { from, until }) : undefined;
  return async (after: string | undefined, limit: number): Promise<AuditEntryRecord[]> => {
    const order = { ...orderBetween(from, until), ...(after ? { $gt: after } : {}) };
    const conditions = {
      ...(actor ? { 'actor.id': actor } : {}),
      ...(kind ? { kind: kindsOf(kind) } : {}),
      ...(Object.keys(order).length ? { order } : {}),
    };
    const actions = action ? actionsOf(action) : [];
    if (readAbout) return await readAbout(action ? { ...conditions, action: { $in: actions } } : conditions, after, limit);
    const read = (more: object) =>
      store.entries
        .find({ ...conditions, ...more })
        .sort({ order: 1 })
        .limit(limit)
        .hint(index)
        .lean();
    if (!action) return await read({});
    // A range of the index each: of several actions at once the engine would sort all there are.
    const found = await Promise.all(actions.map((one) => read({ action: one })));
    return found.flat().sort(byOrder).slice(0, limit);
  };
}

const byOrder = (a: AuditEntryRecord, b: AuditEntryRecord): number => (a.order < b.order ? -1 : 1);

function indexFor({ kind, actor, action }: AuditFilter): string {
  if (actor) return 'actor.id_1_order_1';
  if (action) return 'action_1_order_1';
  return kind === 'CHANGE' ? 'changes' : 'order_1';
}
