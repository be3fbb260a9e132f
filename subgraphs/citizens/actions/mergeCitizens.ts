/**
 * Merging two records of one person. Both are changed and the rest is ordered in one transaction; the doses then follow through the
 * graph (jobs/mergeDoses.ts). A crash anywhere in between leaves a merge that goes on; where the doses refuse, both records are
 * again what they were.
 */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { DomainError, failure, invalid, notFound, unavailable, wrongState } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { MergeCitizensInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { MergeRecord } from '../model/merge.ts';
import type { Store } from '../model/store.ts';
import { requireVisible } from '../queries/visibleCitizens.ts';
import { replaceCitizen, staleCitizen } from '../repository/replaceCitizen.ts';
import { waitingAt } from '../rules/erasures.ts';
import { requireMove } from '../rules/moves.ts';
import { MERGEABLE, mergeFields } from '../rules/survivorship.ts';

const MAX_DOSES = 40;

const input = z.strictObject({
  idempotencyKey,
  survivorId: z.string(),
  survivorVersion: z.int(),
  duplicateId: z.string(),
  duplicateVersion: z.int(),
  reason: line(500),
  fieldsFromDuplicate: z.array(z.enum(MERGEABLE)).max(MERGEABLE.length),
  doses: z.array(z.strictObject({ id: z.string(), doseNumber: z.int().nullish(), sameAs: z.string().nullish() })).max(MAX_DOSES),
});

export async function mergeCitizens(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: MergeCitizensInput,
): Promise<CitizenRecord> {
  const staff = requirePermission(identity, 'citizen:change');
  const asked = parseInput(input, raw);
  if (asked.survivorId === asked.duplicateId) throw invalid('duplicateId', 'one record alone');
  const merge = await once(
    asked.idempotencyKey,
    async (same) => asMade(await store.merges.findOne({ idempotencyKey: same }).lean()),
    () => begin(store, directory, identity, staff, asked),
  );
  return await outcomeOf(store, merge, mergeJob(merge), 'MERGED');
}

export const mergeJob = ({ _id }: Pick<MergeRecord, '_id'>): string => `mergeDoses:${_id}`;

/** What carrying it out came to. @throws DomainError why it did not; UNAVAILABLE when it goes on by itself */
export async function outcomeOf(
  store: Store,
  { _id, survivorId }: MergeRecord,
  job: string,
  done: MergeRecord['status'],
): Promise<CitizenRecord> {
  await store.outbox.runNow(job);
  const after = await store.merges.findById(_id).lean();
  if (after?.status !== done)
    throw after?.failures.length ? new DomainError(after.failures) : unavailable('the doses do not answer; it goes on by itself');
  const survivor = await store.citizens.findById(survivorId).lean();
  if (!survivor) throw notFound('survivorId', 'no such person');
  return survivor;
}

async function begin(
  store: Store,
  directory: Directory,
  identity: Identity,
  staff: Staff,
  asked: z.output<typeof input>,
): Promise<MergeRecord> {
  const survivor = await open(store, directory, identity, asked, 'survivor');
  const duplicate = await open(store, directory, identity, asked, 'duplicate');
  const at = new Date();
  const after = mergeFields(survivor, duplicate, asked.fieldsFromDuplicate);
  for (const one of [survivor, duplicate]) requireMove(staff, one, after, 'take');
  const merge: MergeRecord = {
    _id: randomUUID(),
    idempotencyKey: asked.idempotencyKey,
    survivorId: survivor._id,
    duplicateId: duplicate._id,
    status: 'MERGING',
    reason: asked.reason,
    by: staff,
    at,
    doses: asked.doses,
    before: { survivor, duplicate },
    after,
    failures: [],
    refusedAt: null,
    unmergeKey: null,
    unmerged: null,
  };
  const how = { staff, at, reason: asked.reason };
  await inTransaction(store.connection, async (session) => {
    await replaceCitizen(store, session, survivor, after, { ...how, idempotencyKey: `${asked.idempotencyKey}:survivor` });
    const closed = { ...duplicate, mergedInto: survivor._id, version: duplicate.version + 1 };
    await replaceCitizen(store, session, duplicate, closed, { ...how, idempotencyKey: `${asked.idempotencyKey}:duplicate` });
    await store.merges.create([merge], { session });
    await store.outbox.add(session, [{ kind: 'mergeDoses', key: mergeJob(merge), payload: { mergeId: merge._id } }]);
    await store.trail.changed(session, {
      action: 'citizen.MERGED',
      subjects: [`citizen:${survivor._id}`, `citizen:${duplicate._id}`],
      changes: changesBetween(survivor, after),
    });
  });
  return merge;
}

async function open(
  store: Store,
  directory: Directory,
  identity: Identity,
  asked: z.output<typeof input>,
  which: 'survivor' | 'duplicate',
): Promise<CitizenRecord> {
  const person = await store.citizens.findById(asked[`${which}Id`]).lean();
  if (!person) throw notFound(`${which}Id`, 'no such person');
  if (person.mergedInto) throw wrongState('a record that was merged with another already');
  await requireVisible(store, directory, identity, person);
  if (person.version !== asked[`${which}Version`]) throw await staleCitizen(store, person._id);
  if (await store.erasures.exists({ citizenId: person._id, ...waitingAt(new Date()) }))
    throw failure('WRONG_STATE', `${which}Id`, 'an erasure of this person waits', 'ERASURE_WAITING');
  return person;
}
