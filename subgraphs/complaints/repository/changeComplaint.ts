/**
 * The one way in which a complaint changes: from the version that was read to the next, with its history entry and the
 * jobs that follow, in one transaction. Of two at once one wins; the error of the other says who and what came first.
 */

import { changesBetween } from '@so-tiem/platform/audit/entry';
import { type Failure, isDuplicateKey, stale } from '@so-tiem/platform/errors/errors';
import { CITIZEN_ID } from '@so-tiem/platform/identity/actor';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { Job } from '@so-tiem/platform/jobs/job';
import { DeferredError, inTransaction } from '@so-tiem/platform/storage/transaction';
import { insertRecord, replaceRecord } from '@so-tiem/platform/storage/wholeRecords';
import type { ClientSession } from 'mongoose';
import type { ComplaintEventKind } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';

import { countedOf } from '../model/counted.ts';
import { sortKeysOf } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';

/** Who changes a complaint by its code and phone. */
export const citizenOf = ({ complainant }: Pick<ComplaintRecord, 'complainant'>) => ({ id: CITIZEN_ID, name: complainant.fullName });

export interface Change {
  kind: ComplaintEventKind;
  by: { id: string; name: string };
  /** On whose decision, where no request of theirs is being answered any more. */
  on?: Staff;
  note?: string | null;
  failures?: Failure[];
  fields: Partial<ComplaintRecord>;
  jobs?: Job[];
  /** Further writes of the same transaction. */
  also?: (session: ClientSession) => Promise<void>;
}

/** @throws DomainError STALE when `before` is no longer what is stored */
export async function changeComplaint(store: Store, before: ComplaintRecord, change: Change): Promise<ComplaintRecord> {
  return await inTransaction(store.connection, (session) => changeWithin(store, session, before, change)).catch((error) =>
    throwAsStale(store, before._id, error),
  );
}

/** A change among others of one transaction. @throws DeferredError of STALE; the second of two that wrote the same version needs `throwAsStale` */
export async function changeWithin(
  store: Store,
  session: ClientSession,
  before: ComplaintRecord,
  change: Change,
): Promise<ComplaintRecord> {
  const after: ComplaintRecord = { ...before, ...change.fields, version: before.version + 1 };
  Object.assign(after, sortKeysOf(after));
  const { pendingDecision: _, ...changed } = change.fields;
  const previous = pick(before, Object.keys(changed) as (keyof ComplaintRecord)[]);
  if (!(await replaceRecord(store.complaints, session, { _id: before._id, version: before.version }, after)))
    throw new DeferredError(() => staleComplaint(store, before._id));
  const event = {
    complaintId: before._id,
    version: after.version,
    kind: change.kind,
    at: new Date(),
    byId: change.by.id,
    by: change.by.name,
    note: change.note ?? null,
    before: previous,
    failures: change.failures ?? null,
  };
  await insertRecord(store.events, session, event);
  await insertRecord(store.countDeltas, session, { from: countedOf(before), to: countedOf(after), erased: false });
  await store.trail.changed(
    session,
    {
      action: `complaint.${change.kind}`,
      subjects: subjectsOf(after),
      changes: changesBetween({ ...before, pendingDecision: null }, { ...after, pendingDecision: null }),
    },
    change.on,
  );
  await change.also?.(session);
  await store.outbox.add(session, change.jobs ?? []);
  return after;
}

/** Whom and what a change is about, as the trail names them. */
export const subjectsOf = ({ _id, citizenId }: Pick<ComplaintRecord, '_id' | 'citizenId'>): string[] => [
  `complaint:${_id}`,
  ...(citizenId ? [`citizen:${citizenId}`] : []),
];

const pick = <Of extends object>(record: Of, names: readonly (keyof Of)[]): Partial<Of> => {
  const picked: Partial<Of> = {};
  for (const name of names) picked[name] = record[name];
  return picked;
};

/** Two transactions that wrote the same version: the error of the second names the first. */
export async function throwAsStale(store: Store, id: string, error: unknown): Promise<never> {
  throw isDuplicateKey(error) ? await staleComplaint(store, id) : error;
}

/** By whom and what it is another one than was read; a decision that waits has no entry in the history yet. */
export async function staleComplaint(store: Store, id: string) {
  const [complaint, last] = await Promise.all([
    store.complaints.findById(id, { version: 1, pendingDecision: 1 }).lean(),
    store.events.findOne({ complaintId: id }).sort({ version: -1 }).lean(),
  ]);
  const { pendingDecision } = complaint ?? {};
  const change = pendingDecision ? { ...pendingDecision, by: pendingDecision.by.name } : last;
  return stale({
    changedBy: change?.by ?? '?',
    change: change?.kind ?? '?',
    changedAt: change?.at ?? new Date(),
    currentVersion: complaint?.version ?? 0,
  });
}
