/** Message templates and views of the queue: one of a name in each unit, every change on the trail. */

import { invalid, notFound } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { Store } from '../model/store.ts';
import type { UnitTextRecord } from '../model/unitText.ts';

/** Which of them, as the store names it. */
export type UnitTexts = 'messageTemplates' | 'savedViews';

/** Of one unit: a menu that people read. */
const MAX_OF_UNIT = 50;
const AS_ON_THE_TRAIL = { messageTemplates: 'template', savedViews: 'view' } as const;

const idOf = (unit: string, name: string): string => `${unit}|${name}`;

/** In the place of one of the same name. */
export async function saveUnitText(
  store: Store,
  texts: UnitTexts,
  staff: Staff,
  { name, content }: Pick<UnitTextRecord, 'name' | 'content'>,
): Promise<UnitTextRecord> {
  const unit = staff.unit.code;
  const record: UnitTextRecord = { _id: idOf(unit, name), unit, name, content, byId: staff.id, by: staff.name, at: new Date() };
  const others = await store[texts].countDocuments({ unit, _id: { $ne: record._id } });
  if (others >= MAX_OF_UNIT) throw invalid('name', `at most ${MAX_OF_UNIT}`);
  await inTransaction(store.connection, async (session) => {
    const before = await store[texts].findOneAndReplace({ _id: record._id }, record, { upsert: true, session }).lean();
    await store.trail.changed(session, {
      action: `${AS_ON_THE_TRAIL[texts]}.SAVED`,
      subjects: [`unit:${unit}`],
      changes: [{ name, before: before?.content ?? null, after: content }],
    });
  });
  return record;
}

/** @throws NotFound unless the unit itself keeps one of this name */
export async function deleteUnitText(store: Store, texts: UnitTexts, staff: Staff, name: string): Promise<UnitTextRecord> {
  const unit = staff.unit.code;
  return await inTransaction(store.connection, async (session) => {
    const deleted = await store[texts].findOneAndDelete({ _id: idOf(unit, name) }, { session }).lean();
    if (!deleted) throw notFound('name', 'your unit keeps none of this name');
    await store.trail.changed(session, {
      action: `${AS_ON_THE_TRAIL[texts]}.DELETED`,
      subjects: [`unit:${unit}`],
      changes: [{ name, before: deleted.content, after: null }],
    });
    return deleted;
  });
}
