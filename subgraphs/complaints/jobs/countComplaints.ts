/**
 * Keeps the counts of the queue: takes the deltas that have been written, and the deadlines that have passed, into the
 * counts, in one transaction, so that each counts once. Several processes may do it; the second finds nothing left.
 */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import { isDuplicateKey } from '@so-tiem/platform/errors/errors';
import { COUNTRY, WHOLE_COUNTRY } from '@so-tiem/platform/identity/territory';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession, Model } from 'mongoose';
import type { ComplaintRecord } from '../model/complaint.ts';
import { type Cells, COUNTED_FIELDS } from '../model/counted.ts';
import type { ErasedComplaintRecord } from '../model/erasedComplaint.ts';
import type { Store } from '../model/store.ts';
import { Tally } from '../model/tally.ts';
import { openAndDueWithin } from '../model/urgencyKey.ts';
import { soonUntil } from '../rules/deadline.ts';

const EVERY_MS = 2000;
const DELTAS_AT_ONCE = 1000;
/** After a standstill time is caught up in such steps, so that no transaction grows large. */
const STEP_MS = 3_600_000;
const WRITES_AT_ONCE = 5000;

/** @returns a function that stops it, after the round that is running */
export const startCounting = (store: Store, log: Logger): (() => Promise<void>) =>
  runEvery(() => applyDeltas(store), {
    everyMs: EVERY_MS,
    firstMs: 0,
    failed: (error) => log.warn({ err: error }, 'the counts of the queue are late'),
  });

/** Brings the counts up to the present moment. */
export async function applyDeltas(store: Store, now = new Date()): Promise<void> {
  try {
    while (await round(store, now));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error; // another process has just counted everything for the first time
  }
}

/** @returns whether something is left */
async function round(store: Store, now: Date): Promise<boolean> {
  return await inTransaction(store.connection, async (session) => {
    const country = await store.counts.findById(COUNTRY, { at: 1 }, { session }).lean();
    if (!country?.at) {
      await countAll(store, session, now);
      return false;
    }
    const { at } = country;
    const countDeltas = await store.countDeltas.find({}, null, { session }).limit(DELTAS_AT_ONCE).lean();
    const tally = new Tally();
    for (const { from, to, erased } of countDeltas) {
      if (from) {
        tally.add(from, at, -1);
        if (!erased) tally.addToDays(from, -1);
      }
      if (to) {
        tally.add(to, at);
        tally.addToDays(to);
      }
    }
    const all = countDeltas.length < DELTAS_AT_ONCE;
    // Only with every delta counted do the counts say the same as the complaints, so that time can go on.
    const until = all ? new Date(Math.max(at.getTime(), Math.min(now.getTime(), at.getTime() + STEP_MS))) : at;
    await countCrossings(store, session, tally, at, until);
    await write(store, session, tally, until);
    if (countDeltas.length) await store.countDeltas.deleteMany({ _id: { $in: countDeltas.map(({ _id }) => _id) } }, { session });
    return !all || until < now;
  });
}

/** What became due soon, or overdue, between two instants. */
async function countCrossings(store: Store, session: ClientSession, tally: Tally, from: Date, until: Date): Promise<void> {
  for (const [start, end] of [
    [from, until],
    [soonUntil(from), soonUntil(until)],
  ] as const) {
    if (start >= end) continue;
    const crossing = store.complaints
      .find({ urgencyKey: openAndDueWithin(start, end) }, COUNTED_FIELDS, { session })
      .hint('queue_country')
      .lean();
    for (const complaint of await crossing) {
      tally.add(complaint, from, -1);
      tally.add(complaint, until);
    }
  }
}

async function write(store: Store, session: ClientSession, tally: Tally, at: Date): Promise<void> {
  const units = [...tally.units].map(([_id, { parent, territory, cells }]) => ({ _id, ...territory, parent, cells }));
  await raise(store.counts, units, session);
  await raise(store.unitDays, [...tally.unitDays.values()], session);
  await raise(store.handlerDays, [...tally.handlerDays.values()], session);
  await store.counts.updateOne({ _id: COUNTRY }, { $set: { at } }, { session, upsert: true });
}

/** Adds cells to documents that may not be there yet. */
async function raise<Record extends { _id: string; cells: Cells }>(
  model: Model<Record>,
  records: readonly Record[],
  session: ClientSession,
): Promise<void> {
  const updates = records.flatMap(({ _id, cells, ...fields }) => {
    const changed = Object.entries(cells).flatMap(([cell, by]) => (by ? [[`cells.${cell}`, by]] : []));
    const update = { $inc: Object.fromEntries(changed), $setOnInsert: fields };
    return changed.length ? [{ updateOne: { filter: { _id }, update, upsert: true } }] : [];
  });
  if (updates.length) await model.collection.bulkWrite(updates as never[], { session });
}

/** From the complaints themselves: at the first start, and whenever the counts were deleted to have them made anew. */
async function countAll(store: Store, session: ClientSession, at: Date): Promise<void> {
  const tally = new Tally();
  const every = store.complaints.find({}, COUNTED_FIELDS, { session }).lean().cursor({ batchSize: WRITES_AT_ONCE });
  for await (const complaint of every as AsyncIterable<ComplaintRecord>) {
    tally.add(complaint, at);
    tally.addToDays(complaint);
  }
  const everyErased = store.erased.find({}, { counted: 1 }, { session }).lean().cursor({ batchSize: WRITES_AT_ONCE });
  for await (const { counted } of everyErased as AsyncIterable<ErasedComplaintRecord>) tally.addToDays(counted);
  for (const counts of [store.counts, store.unitDays, store.handlerDays]) await counts.collection.deleteMany({}, { session });
  await store.countDeltas.deleteMany({}, { session });
  await insertTally(store, tally, at, session);
}

type Counts = Pick<Store, 'counts' | 'unitDays' | 'handlerDays'>;

/** The counts as a whole, where there are none. */
export async function insertTally(kept: Counts, tally: Tally, at: Date, session?: ClientSession): Promise<void> {
  tally.units.set(COUNTRY, tally.units.get(COUNTRY) ?? { parent: null, territory: WHOLE_COUNTRY, cells: {} });
  await insertPart(kept, tally, at, session);
}

/** Those of some units, where there are none. */
export async function insertPart(
  { counts, unitDays, handlerDays }: Counts,
  tally: Tally,
  at: Date,
  session?: ClientSession,
): Promise<void> {
  const units = [...tally.units].map(([_id, { parent, territory, cells }]) => ({
    _id,
    ...territory,
    parent,
    cells,
    ...(_id === COUNTRY ? { at } : {}),
  }));
  await insert(counts, units, session);
  await insert(unitDays, [...tally.unitDays.values()], session);
  await insert(handlerDays, [...tally.handlerDays.values()], session);
}

async function insert<Record>(model: Model<Record>, records: readonly unknown[], session: ClientSession | undefined): Promise<void> {
  for (let i = 0; i < records.length; i += WRITES_AT_ONCE)
    await model.collection.insertMany(records.slice(i, i + WRITES_AT_ONCE) as never[], session ? { session } : {});
}
