/** Keeping a text or a view for everybody of one's unit and below, and dropping it: by supervisors. */

import { requireRight } from '@so-tiem/platform/authorization/permissions';
import { invalid, notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import { SHARED_KINDS, type SharedRecord } from '../model/shared.ts';
import type { Store } from '../model/store.ts';
import { explanation } from '../rules/complaintInput.ts';

const which = { kind: z.enum(SHARED_KINDS), name: line(60) };
const toKeep = z.object({ ...which, content: explanation });
const toDrop = z.object(which);
/** Of one unit and kind: a menu that is read. */
const MAX_SHARED = 50;

const idOf = (unit: string, { kind, name }: Pick<SharedRecord, 'kind' | 'name'>): string => `${kind}|${unit}|${name}`;

export async function keepShared(store: Store, identity: Identity, raw: unknown): Promise<SharedRecord> {
  const staff = requireRight(identity, 'complaint:assign');
  const asked = parseInput(toKeep, raw);
  const unit = staff.unit.code;
  const record: SharedRecord = { _id: idOf(unit, asked), ...asked, unit, by: staff.name, at: new Date() };
  const others = await store.shared.countDocuments({ unit, kind: asked.kind, _id: { $ne: record._id } });
  if (others >= MAX_SHARED) throw invalid('name', `at most ${MAX_SHARED}`);
  await inTransaction(store.connection, async (session) => {
    const before = await store.shared.findOneAndReplace({ _id: record._id }, record, { upsert: true, session }).lean();
    await store.trail.changed(session, {
      action: 'shared.KEPT',
      subjects: [`unit:${unit}`],
      changes: [{ name: `${asked.kind} ${asked.name}`, before: before?.content ?? null, after: asked.content }],
    });
  });
  return record;
}

export async function dropShared(store: Store, identity: Identity, raw: unknown): Promise<SharedRecord> {
  const staff = requireRight(identity, 'complaint:assign');
  const asked = parseInput(toDrop, raw);
  const unit = staff.unit.code;
  return await inTransaction(store.connection, async (session) => {
    const dropped = await store.shared.findOneAndDelete({ _id: idOf(unit, asked) }, { session }).lean();
    if (!dropped) throw notFound('name', 'your unit keeps none of this name');
    await store.trail.changed(session, {
      action: 'shared.DROPPED',
      subjects: [`unit:${unit}`],
      changes: [{ name: `${asked.kind} ${asked.name}`, before: dropped.content, after: null }],
    });
    return dropped;
  });
}
