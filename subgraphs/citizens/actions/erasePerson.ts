/**
 * Erasing a person at their request. One member of staff proposes it with the person's papers before them, a second one, of the
 * authority where the person lives, confirms. The record, its revisions and merges then go; a tombstone says for each record when it went; complaints,
 * what was written about doses, and the trail follow through the graph (jobs/eraseElsewhere.ts). The ledger keeps the injections, of
 * nobody. Source: Decree 13/2023/ND-CP, article 16: what a state agency needs for its work is not erased, so the decision is a person's.
 */
import { randomUUID } from 'node:crypto';
import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { duplicate, failure, forbidden, isDuplicateKey, notFound, wrongState } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { COUNTRY, type Territory } from '@so-tiem/platform/identity/territory';
import type { SearchLimit } from '@so-tiem/platform/search/exactSearch';
import { asMade, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import { z } from 'zod';
import type { ConfirmErasureInput, ProposeErasureInput, RefuseErasureInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { ErasureRecord } from '../model/erasure.ts';
import type { Store } from '../model/store.ts';
import { recordsOfPerson } from '../queries/recordsOfPerson.ts';
import { decidingUnit, lapsedBefore, mayConfirm, settledBefore } from '../rules/erasures.ts';
import { requestInput, requirePresent } from './copyPerson.ts';

/** Of one person in so many days. */
const MAX_REVISIONS = 200;

const answer = z.strictObject({ id: z.string() });

export async function proposeErasure(
  store: Store,
  directory: Directory,
  limit: SearchLimit,
  identity: Identity,
  raw: ProposeErasureInput,
): Promise<ErasureRecord> {
  const staff = requirePermission(identity, 'citizen:request');
  const asked = parseInput(requestInput, raw);
  return await once(
    asked.idempotencyKey,
    async (same) => asMade(await store.erasures.findOne({ idempotencyKey: same }).lean()),
    async () => {
      const person = await requirePresent(store, directory, limit, identity, staff, asked);
      const citizenIds = await recordsOfPerson(store, person);
      await requireSettled(store, citizenIds);
      await requireFinal(directory, citizenIds);
      const { _id: citizenId, version: citizenVersion } = person;
      const erasure: ErasureRecord = {
        _id: randomUUID(),
        citizenId,
        citizenVersion,
        status: 'WAITING',
        reason: asked.reason,
        byId: staff.id,
        by: staff.name,
        at: new Date(),
        unit: decidingUnit(person, (await directory.units.locate(staff.unit.code, 'unit')).territory, {
          hadNoHome: await hadNoHome(store, citizenIds),
        }),
        decidedById: null,
        decidedBy: null,
        decidedAt: null,
        idempotencyKey: asked.idempotencyKey,
      };
      await inTransaction(store.connection, async (session) => {
        await store.erasures.updateMany(
          { citizenId, status: 'WAITING', $or: [{ citizenVersion: { $ne: citizenVersion } }, { at: { $lt: lapsedBefore(erasure.at) } }] },
          { $set: { status: 'EXPIRED' } },
          { session },
        );
        await store.erasures.create([erasure], { session });
        // Subjects stay when changes go: who was to decide is told for good.
        const subjects = [...citizenIds.map((each) => `citizen:${each}`), subjectOf(erasure), `unit:${codeOf(erasure.unit)}`];
        await store.trail.changed(session, { action: 'citizen.ERASURE_PROPOSED', subjects });
      }).catch((error) => {
        throw isDuplicateKey(error) ? duplicate('id', 'an erasure of this person waits already') : error;
      });
      return erasure;
    },
  );
}

/** By a second person, of the authority that decides or of one above: the papers were before the first one. */
export async function confirmErasure(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: ConfirmErasureInput,
): Promise<ErasureRecord> {
  const staff = requirePermission(identity, 'citizen:erase');
  const erasure = await loadWaiting(store, raw);
  if (!mayConfirm(staff, erasure))
    throw forbidden('confirmed by another member of staff than who proposed it, of the unit that decides or above');
  const person = await store.citizens.findById(erasure.citizenId).lean();
  if (!person) throw notFound('id', 'no such person');
  const deciderIds = await requireFinal(directory, await recordsOfPerson(store, person));
  if (deciderIds.includes(staff.id))
    throw failure('FORBIDDEN', '', 'confirmed by a member of staff who decided none of the complaints that go', 'DECIDED_BY_YOU');
  await decide(store, erasure, staff, 'CONFIRMED', async (session) => {
    const now = await store.citizens.findById(erasure.citizenId, null, { session }).lean();
    if (now?.version !== erasure.citizenVersion)
      throw failure('WRONG_STATE', '', 'the record was changed or merged since: propose it anew', 'CHANGED_SINCE');
    const citizenIds = await recordsOfPerson(store, now, session);
    await removeRecords(store, session, citizenIds, erasure._id);
    await store.outbox.add(session, [{ kind: 'eraseElsewhere', key: eraseJob(erasure), payload: { citizenIds, by: staff } }]);
    await store.trail.changed(session, {
      action: 'citizen.ERASED',
      subjects: [...citizenIds.map((id) => `citizen:${id}`), subjectOf(erasure)],
    });
  });
  await store.outbox.runNow(eraseJob(erasure));
  return await decided(store, erasure);
}

/** By a second person, or by the one who proposed it and thinks better of it. */
export async function refuseErasure(store: Store, identity: Identity, raw: RefuseErasureInput): Promise<ErasureRecord> {
  const staff = requirePermission(identity, 'citizen:request');
  const erasure = await loadWaiting(store, raw);
  if (erasure.byId !== staff.id) requireTerritory(staff, erasure.unit); // who proposed it may think better of it
  await decide(store, erasure, staff, 'REFUSED', (session) =>
    store.trail.changed(session, { action: 'citizen.ERASURE_REFUSED', subjects: [`citizen:${erasure.citizenId}`, subjectOf(erasure)] }),
  );
  return await decided(store, erasure);
}

const subjectOf = ({ _id }: ErasureRecord): string => `erasure:${_id}`;
const eraseJob = ({ _id }: ErasureRecord): string => `eraseElsewhere:${_id}`;

async function loadWaiting(store: Store, raw: ConfirmErasureInput | RefuseErasureInput): Promise<ErasureRecord> {
  const erasure = await store.erasures.findById(parseInput(answer, raw).id).lean();
  if (!erasure) throw notFound('id', 'no such erasure');
  if (erasure.status !== 'WAITING') throw wrongState('decided already');
  if (erasure.at < lapsedBefore(new Date())) throw failure('WRONG_STATE', '', 'it has waited for too long: propose it anew', 'EXPIRED');
  return erasure;
}

async function decided({ erasures }: Store, { _id }: ErasureRecord): Promise<ErasureRecord> {
  const erasure = await erasures.findById(_id).lean();
  if (!erasure) throw notFound('id', 'no such erasure');
  return erasure;
}

/**
 * @returns ids of the accounts that decided a complaint of the person
 * @throws DomainError WRONG_STATE while a complaint of the person is open or may be reopened: it would never be answered
 */
async function requireFinal(directory: Directory, citizenIds: readonly string[]): Promise<readonly string[]> {
  const { open, deciderIds } = await directory.erasureObstacles(citizenIds);
  if (open) throw failure('WRONG_STATE', '', 'a complaint of this person is open', 'OPEN_COMPLAINTS');
  return deciderIds;
}

/** @throws DomainError WRONG_STATE while a merge is so young that it may be wrong: it would take another person along */
async function requireSettled({ merges }: Store, citizenIds: readonly string[]): Promise<void> {
  const lately = { survivorId: { $in: citizenIds }, status: 'MERGED' as const, at: { $gt: settledBefore(new Date()) } };
  if (await merges.exists(lately)) throw failure('WRONG_STATE', '', 'records of this person were merged lately', 'MERGED_LATELY');
}

/** Whether it was not known lately where they live. */
async function hadNoHome({ revisions }: Store, citizenIds: readonly string[]): Promise<boolean> {
  const lately = { citizenId: { $in: citizenIds }, replacedAt: { $gt: settledBefore(new Date()) } };
  const replaced = await revisions.find(lately, { before: 1 }).limit(MAX_REVISIONS).lean();
  // Of more than can be looked at it is not known.
  return replaced.length === MAX_REVISIONS || replaced.some(({ before }) => !before.communeCode);
}

const codeOf = ({ province, district, commune }: Territory): string => commune ?? district ?? province ?? COUNTRY;

/** @param also further writes of the same transaction @throws DomainError WRONG_STATE when it was decided first */
async function decide(
  store: Store,
  { _id }: ErasureRecord,
  staff: Staff,
  status: 'CONFIRMED' | 'REFUSED',
  also: (session: ClientSession) => Promise<unknown>,
): Promise<void> {
  await inTransaction(store.connection, async (session) => {
    const by = { status, decidedById: staff.id, decidedBy: staff.name, decidedAt: new Date() };
    const fields = status === 'CONFIRMED' ? { ...by, reason: null } : by;
    const { modifiedCount } = await store.erasures.updateOne({ _id, status: 'WAITING' }, { $set: fields }, { session });
    if (!modifiedCount) throw wrongState('decided already');
    await also(session);
  });
}

async function removeRecords(store: Store, session: ClientSession, ids: readonly string[], erasureId: string): Promise<void> {
  const [at, these] = [new Date(), { $in: ids }];
  await store.tombstones.insertMany(
    ids.map((_id) => ({ _id, erasureId, at })),
    { session },
  );
  await store.citizens.deleteMany({ _id: these }, { session });
  await store.revisions.deleteMany({ citizenId: these }, { session });
  await store.merges.deleteMany({ $or: [{ survivorId: these }, { duplicateId: these }] }, { session });
  await store.opened.deleteMany({ citizenId: these }, { session });
  await store.accessCodes.deleteMany({ citizenId: these }, { session });
  await store.erasures.updateMany({ citizenId: these }, { $set: { reason: null } }, { session });
}
