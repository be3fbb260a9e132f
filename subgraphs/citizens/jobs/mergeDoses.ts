/** The second half of merging two records, and of taking that back: their doses, through the graph, for whoever decided it. */
import { DomainError, type Failure } from '@so-tiem/platform/errors/errors';
import { failuresIn, type GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import { MergeDosesDocument, SeparateDosesDocument } from '../generated/operations.ts';
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
    const { keptId, otherId, reason, idempotencyKey, doses, by } = merge;
    const answer = await graph.ask(MergeDosesDocument, { input: { keptId, otherId, reason, idempotencyKey, doses } }, by);
    const failures = failuresIn(answer.mergeDoses.errors);
    if (!failures.length) {
      if (await settle(store, merge, { status: 'MERGED', failures })) return;
      const now = await store.merges.findById(mergeId).lean();
      // The doses were put together: whoever settled it otherwise meanwhile is wrong, and somebody has to hear of it.
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
    if (merge?.status === 'SEPARATING') await settle(store, merge, { status: 'MERGED', failures: gaveUp(error) });
  };

/** @throws when the graph does not answer; the outbox tries again */
export const separateDoses =
  (store: Store, graph: GraphClient) =>
  async ({ mergeId }: Job): Promise<void> => {
    const merge = await store.merges.findById(mergeId).lean();
    if (merge?.status !== 'SEPARATING' || !merge.separated) return; // done before
    const { keptId, otherId } = merge;
    const { idempotencyKey, reason, by } = merge.separated;
    const answer = await graph.ask(SeparateDosesDocument, { input: { keptId, otherId, reason, idempotencyKey } }, by);
    const failures = failuresIn(answer.separateDoses.errors);
    if (failures.length) return void (await settle(store, merge, { status: 'MERGED', failures }));
    // From when on the record is the person's alone again; their copy leaves out what it held until then.
    const at = new Date();
    await inTransaction(store.connection, async (session) => {
      if (!(await settle(store, merge, { status: 'SEPARATED', failures, separated: { by, reason, idempotencyKey, at } }, session))) return;
      await restore(store, session, merge, { staff: by, reason, idempotencyKey, at });
      await store.trail.changed(session, { action: 'citizen.SEPARATED', subjects: [`citizen:${keptId}`, `citizen:${otherId}`] });
    });
  };

/** A number that was given to the kept one while the two were one may be the other one's: then it is theirs. */
function ofTwo(kept: CitizenRecord, other: CitizenRecord | null, before: CitizenRecord): CitizenRecord {
  if (!kept.identification || kept.identification.number !== other?.identification?.number) return kept;
  const { identification, numbers } = before;
  return { ...kept, identification, numbers, identityStatus: statusAfterChange(identification) };
}

/** @returns false when another process has settled it since it was read: a job whose lease ran out is done by two */
const settle = async (
  store: Store,
  { _id, status, separationKey }: MergeRecord,
  change: Pick<MergeRecord, 'status' | 'failures'> & Partial<Pick<MergeRecord, 'refusedAt' | 'separated'>>,
  session?: ClientSession,
): Promise<boolean> => {
  const { matchedCount } = await store.merges.updateOne({ _id, status, separationKey }, { $set: change }, session ? { session } : {});
  return matchedCount === 1;
};

/** Both records without the merge. */
async function restore(
  store: Store,
  session: ClientSession,
  { keptId, otherId, before, after }: MergeRecord,
  { staff, reason, idempotencyKey, at }: { staff: Staff; reason: string; idempotencyKey: string; at: Date },
): Promise<void> {
  // One after the other, as all of a session.
  const kept = await store.citizens.findById(keptId, null, { session }).lean();
  const other = await store.citizens.findById(otherId, null, { session }).lean();
  const pair = [keptId, otherId];
  const put = async (which: 'kept' | 'other', now: CitizenRecord, then: CitizenRecord) => {
    const how = { staff, reason, at, idempotencyKey: `${idempotencyKey}:${which}` };
    await replaceCitizen(store, session, now, await withFreeNumber(store, session, pair, then), how);
  };
  if (kept) await put('kept', kept, ofTwo(unmergeFields(kept, { before: before.kept, after }), other, before.kept));
  if (other) await put('other', other, { ...other, mergedInto: null, version: other.version + 1 });
}

/** A number that a third record was given meanwhile is that one's: the two are found by it, and which is whose is for a handler to say. */
async function withFreeNumber(
  store: Store,
  session: ClientSession,
  pair: readonly string[],
  citizen: CitizenRecord,
): Promise<CitizenRecord> {
  const { identification } = citizen;
  if (!identification || !(await isTaken(store, session, identification, pair))) return citizen;
  return { ...citizen, identification: null, identityStatus: statusAfterChange(null) };
}
