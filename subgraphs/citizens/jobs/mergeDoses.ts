/** The second half of merging two records, and of taking that back: their doses, through the graph, for the member of staff who decided it. */
import { DomainError, type Failure } from '@so-tiem/platform/errors/errors';
import { failuresIn, type GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import { MergeDosesDocument, UnmergeDosesDocument } from '../generated/operations.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { MergeRecord } from '../model/merge.ts';
import type { Store } from '../model/store.ts';
import { isTaken } from '../repository/claimNumber.ts';
import { replaceCitizen } from '../repository/replaceCitizen.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { unmergeFields } from '../rules/survivorship.ts';

interface Job {
  mergeId: string;
}

/** @throws when the graph does not answer; the outbox tries again */
export const mergeDoses =
  (store: Store, graph: GraphClient) =>
  async ({ mergeId }: Job): Promise<void> => {
    const merge = await store.merges.findById(mergeId).lean();
    if (merge?.status !== 'MERGING') return; // done before
    const { survivorId, duplicateId, reason, idempotencyKey, doses, by } = merge;
    const answer = await graph.ask(MergeDosesDocument, { input: { survivorId, duplicateId, reason, idempotencyKey, doses } }, by);
    const failures = failuresIn(answer.mergeDoses.errors);
    if (!failures.length) {
      if (await settle(store, merge, { status: 'MERGED', failures })) return;
      const now = await store.merges.findById(mergeId).lean();
      // The doses were merged: an action that settled it otherwise meanwhile is wrong, and an operator has to hear of it.
      if (now?.status === 'REFUSED') throw new Error(`merge ${mergeId} was given up while its doses were merged`);
      return;
    }
    await refuse(store, merge, failures);
  };

/** Both records are again what they were. */
const refuse = (store: Store, merge: MergeRecord, failures: Failure[]): Promise<void> =>
  inTransaction(store.connection, async (session) => {
    const { by: staff, reason, idempotencyKey } = merge;
    const at = new Date();
    if (await settle(store, merge, { status: 'REFUSED', failures, refusedAt: at }, session))
      await restore(store, session, merge, { staff, reason, idempotencyKey: `${idempotencyKey}:refused`, at });
  });

const gaveUp = (error: Error): Failure[] =>
  error instanceof DomainError
    ? error.failures
    : [{ code: 'UNAVAILABLE', field: [], message: 'the doses did not answer', reason: 'GIVEN_UP' }];

/** Merging was tried often enough. */
export const mergeEnded =
  (store: Store) =>
  async ({ mergeId }: Job, error: Error): Promise<void> => {
    const merge = await store.merges.findById(mergeId).lean();
    if (merge?.status === 'MERGING') await refuse(store, merge, gaveUp(error));
  };

/** Taking it back was tried often enough: the two stay merged. */
export const separationEnded =
  (store: Store) =>
  async ({ mergeId }: Job, error: Error): Promise<void> => {
    const merge = await store.merges.findById(mergeId).lean();
    if (merge?.status === 'UNMERGING') await settle(store, merge, { status: 'MERGED', failures: gaveUp(error) });
  };

/** @throws when the graph does not answer; the outbox tries again */
export const unmergeDoses =
  (store: Store, graph: GraphClient) =>
  async ({ mergeId }: Job): Promise<void> => {
    const merge = await store.merges.findById(mergeId).lean();
    if (merge?.status !== 'UNMERGING' || !merge.unmerged) return; // done before
    const { survivorId, duplicateId } = merge;
    const { idempotencyKey, reason, by } = merge.unmerged;
    const answer = await graph.ask(UnmergeDosesDocument, { input: { survivorId, duplicateId, reason, idempotencyKey } }, by);
    const failures = failuresIn(answer.unmergeDoses.errors);
    if (failures.length) return void (await settle(store, merge, { status: 'MERGED', failures }));
    // From when on the record is the person's alone again; their copy leaves out what it held until then.
    const at = new Date();
    await inTransaction(store.connection, async (session) => {
      if (!(await settle(store, merge, { status: 'UNMERGED', failures, unmerged: { by, reason, idempotencyKey, at } }, session))) return;
      await restore(store, session, merge, { staff: by, reason, idempotencyKey, at });
      await store.trail.changed(session, { action: 'citizen.UNMERGED', subjects: [`citizen:${survivorId}`, `citizen:${duplicateId}`] });
    });
  };

/** A number that was given to the survivor one while the two were one may be the duplicate one's: then it is theirs. */
function ofTwo(survivor: CitizenRecord, duplicate: CitizenRecord | null, before: CitizenRecord): CitizenRecord {
  if (!survivor.identityDocument || survivor.identityDocument.number !== duplicate?.identityDocument?.number) return survivor;
  const { identityDocument, numbers } = before;
  return { ...survivor, identityDocument, numbers, identityStatus: statusAfterChange(identityDocument) };
}

/** @returns false when another process has settled it since it was read: a job whose lease ran out is done by two */
const settle = async (
  store: Store,
  { _id, status, unmergeKey }: MergeRecord,
  change: Pick<MergeRecord, 'status' | 'failures'> & Partial<Pick<MergeRecord, 'refusedAt' | 'unmerged'>>,
  session?: ClientSession,
): Promise<boolean> => {
  const { matchedCount } = await store.merges.updateOne({ _id, status, unmergeKey }, { $set: change }, session ? { session } : {});
  return matchedCount === 1;
};

/** Both records without the merge. */
async function restore(
  store: Store,
  session: ClientSession,
  { survivorId, duplicateId, before, after }: MergeRecord,
  { staff, reason, idempotencyKey, at }: { staff: Staff; reason: string; idempotencyKey: string; at: Date },
): Promise<void> {
  // One after the duplicate, as all of a session.
  const survivor = await store.citizens.findById(survivorId, null, { session }).lean();
  const duplicate = await store.citizens.findById(duplicateId, null, { session }).lean();
  const pair = [survivorId, duplicateId];
  const put = async (which: 'survivor' | 'duplicate', now: CitizenRecord, then: CitizenRecord) => {
    const how = { staff, reason, at, idempotencyKey: `${idempotencyKey}:${which}` };
    await replaceCitizen(store, session, now, await withFreeNumber(store, session, pair, then), how);
  };
  if (survivor)
    await put('survivor', survivor, ofTwo(unmergeFields(survivor, { before: before.survivor, after }), duplicate, before.survivor));
  if (duplicate) await put('duplicate', duplicate, { ...duplicate, mergedInto: null, version: duplicate.version + 1 });
}

/** A number that a third record was given meanwhile is that one's: the two are found by it, and which is whose is for a handler to say. */
async function withFreeNumber(
  store: Store,
  session: ClientSession,
  pair: readonly string[],
  citizen: CitizenRecord,
): Promise<CitizenRecord> {
  const { identityDocument } = citizen;
  if (!identityDocument || !(await isTaken(store, session, identityDocument, pair))) return citizen;
  return { ...citizen, identityDocument: null, identityStatus: statusAfterChange(null) };
}
