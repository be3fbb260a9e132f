import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { configureAutoAssignment, setAvailability } from '../actions/configureAutoAssignment.ts';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import { sortKeysOf } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';
import { isAvailable, loadsOf } from '../queries/readAutoAssignment.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { autoAssign } from './autoAssign.ts';

const SITE = '79.760.26734.01';
const DISTRICT = { province: '79', district: '760', commune: null, site: null };
const staff = (id: string, role: Staff['role'], unit: Staff['unit'] = { level: 'SITE', code: SITE }): Staff => ({
  kind: 'staff',
  id,
  name: id,
  role,
  unit,
});
const head = staff('Trưởng trạm', 'HEAD_OF_FACILITY');
const [an, binh] = [staff('An', 'HANDLER'), staff('Bình', 'HANDLER')];
const directory = { territoryOf: async (code: string) => (code === SITE ? { ...DISTRICT, commune: '26734', site: SITE } : DISTRICT) };

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('distribute_test'));
});
afterAll(async () => await stop?.());
beforeEach(async () => {
  await Promise.all([
    store.complaints.deleteMany(),
    store.events.deleteMany(),
    store.availability.deleteMany(),
    store.autoAssignments.deleteMany(),
  ]);
});

const turn = (by: Staff, maxOpenPerHandler: number | null) =>
  configureAutoAssignment(store, directory as unknown as Directory, by, { maxOpenPerHandler });
const say = (by: Staff, available: boolean) => setAvailability(store, by, { available });
async function wait(count: number, fields: Partial<ComplaintRecord> = {}): Promise<string[]> {
  const complaints = Array.from({ length: count }, (_, i) =>
    testComplaint(SITE, { recordedAt: new Date(Date.now() - (count - i) * 60_000), ...fields }),
  );
  await store.complaints.create(complaints);
  return complaints.map(({ code }) => code);
}
async function had(): Promise<Record<string, string[]>> {
  const taken = await store.complaints
    .find({ assigneeId: { $ne: null } })
    .sort({ urgencyKey: 1 })
    .lean();
  const by: Record<string, string[]> = {};
  for (const { assigneeName, code } of taken) by[assigneeName ?? ''] = [...(by[assigneeName ?? ''] ?? []), code];
  return by;
}

test('the most urgent first, in turn, until everybody at work has as many as is allowed', async () => {
  const codes = await wait(7);
  await turn(head, 3);
  await autoAssign(store);
  expect(await had()).toEqual({}); // nobody is there
  await say(an, true);
  await say(binh, true);
  await Promise.all([autoAssign(store), autoAssign(store)]); // two processes
  expect(await had()).toEqual({ An: [codes[0], codes[2], codes[4]], Bình: [codes[1], codes[3], codes[5]] });
  const [event] = await store.events.find({ byId: 'system' }).lean();
  expect(event).toMatchObject({ kind: 'ASSIGNED', by: 'Sổ Tiêm', version: 2 });
  expect(await say(an, true)).toMatchObject({ maxOpenPerHandler: 3 });
  expect(await isAvailable(store, SITE, 'An')).toBe(true);
  expect(await loadsOf(store, SITE)).toMatchObject([
    { name: 'An', open: 3 },
    { name: 'Bình', open: 3 },
  ]);
});

test('a handler who finishes one gets the next; one who has left, or is of another unit, gets none', async () => {
  await wait(4);
  await turn(head, 1);
  await say(an, true);
  await say(binh, true);
  await say(binh, false);
  await say(staff('Xa', 'HANDLER', { level: 'SITE', code: '79.760.26734.02' }), true);
  await autoAssign(store);
  await autoAssign(store);
  const first = (await had())['An'] ?? [];
  expect(first).toHaveLength(1);
  const done = await store.complaints.findOne({ code: first[0] ?? '' }).lean();
  const closed = { ...(done as ComplaintRecord), status: 'RESOLVED' as const, closedAt: new Date() };
  await store.complaints.replaceOne({ _id: closed._id }, { ...closed, ...sortKeysOf(closed) });
  await autoAssign(store);
  expect(await had()).toEqual({ An: [expect.any(String), expect.any(String)] });
});

test('an office is handed its own complaints, not those of the sites below it; turned off, nothing', async () => {
  const officer = staff('Cán bộ quận', 'AUTHORITY_OFFICER', { level: 'DISTRICT', code: '760' });
  await wait(2);
  const [own] = await wait(1, { ...DISTRICT, province: '79', responsible: { level: 'DISTRICT', code: '760' } });
  await turn(officer, 10);
  await say(officer, true);
  await autoAssign(store);
  expect(await had()).toEqual({ 'Cán bộ quận': [own] });
  expect(await turn(officer, null)).toMatchObject({ maxOpenPerHandler: null });
  await wait(1, { ...DISTRICT, province: '79', responsible: { level: 'DISTRICT', code: '760' } });
  await autoAssign(store);
  expect(await had()).toEqual({ 'Cán bộ quận': [own] });
});

test('what was handed out stays theirs while they are there, and is held no longer than that', async () => {
  await wait(1);
  await turn(head, 1);
  await say(an, true);
  await autoAssign(store);
  const soon = new Date(Date.now() + 1000);
  await store.complaints.updateOne({ assigneeId: 'An' }, { $set: { claimExpiresAt: soon } });
  await say(an, true);
  const [held] = await store.complaints.find({ assigneeId: 'An' }).lean();
  expect(held?.claimExpiresAt?.getTime()).toBeGreaterThan(soon.getTime() + 60_000);
});

test('only supervisors, and a number that makes sense', async () => {
  await expect(turn(an, 5)).rejects.toMatchObject({ failures: [{ code: 'FORBIDDEN' }] });
  await expect(turn(head, 0)).rejects.toMatchObject({ failures: [{ code: 'INVALID', field: ['maxOpenPerHandler'] }] });
  await expect(say(staff('Thư ký', 'CLERK'), true)).rejects.toMatchObject({ failures: [{ code: 'FORBIDDEN' }] });
});
