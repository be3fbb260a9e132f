/** Until it takes effect a decision changes nothing and can be undone; afterwards it is done, once, whoever is still there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { carryOutDecision } from '../jobs/carryOutDecision.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { jobOf } from '../repository/decideLater.ts';
import { viewerCan } from '../rules/viewerCan.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { bulkUpdateComplaints } from './bulkUpdateComplaints.ts';
import { claimComplaint } from './claimComplaint.ts';
import { rejectComplaint } from './rejectComplaint.ts';
import { resolveWithoutCorrection } from './resolveWithoutCorrection.ts';
import { addNote } from './sendMessage.ts';
import { undoDecision } from './undoDecision.ts';
import { withdrawComplaint } from './withdrawComplaint.ts';

const SITE = '79.760.26734.01';
const SECONDS = 1;
const staff = (id: string): Staff => ({ kind: 'staff', id, name: id, role: 'HANDLER', unit: { level: 'SITE', code: SITE } });
const handler = staff('handler');

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('undo_test'));
  store.outbox.handle('carryOutDecision', carryOutDecision(store)).handle('mail', async () => {});
});
afterAll(async () => await stop?.());

async function filed(): Promise<ComplaintRecord> {
  const complaint = testComplaint(SITE);
  await store.complaints.create(complaint);
  return complaint;
}
const found = async ({ _id }: ComplaintRecord) => (await store.complaints.findById(_id).lean()) as ComplaintRecord;
const reject = ({ _id: id, version }: ComplaintRecord, undoSeconds: number | null = SECONDS, by = handler) =>
  rejectComplaint(store, by, { id, version, rejectionReason: 'PHOTO_BLURRED', undoSeconds });
const undo = ({ _id: id }: ComplaintRecord, by = handler) => undoDecision(store, by, { id });
const events = async ({ _id }: ComplaintRecord) => (await store.events.find({ complaintId: _id }).lean()).map(({ kind }) => kind);
async function waitFor({ pendingDecision }: ComplaintRecord): Promise<void> {
  await sleep(SECONDS * 1000 + 50);
  await store.outbox.runNow(jobOf(pendingDecision ?? { id: '' }));
}

test('nothing has happened yet: neither status nor history, and nobody else can act', async () => {
  const complaint = await filed();
  const decided = await reject(complaint);
  expect(decided).toMatchObject({ status: 'RECEIVED', closedAt: null, decision: null });
  expect(decided.pendingDecision).toMatchObject({ kind: 'REJECTED', by: { id: 'handler' } });
  expect(await events(complaint)).toEqual([]);
  const nothing = { claim: false, release: false, decide: false, assign: false, addNote: true };
  expect(viewerCan(decided, handler, new Date())).toEqual({ ...nothing, undo: true });
  expect(viewerCan(decided, staff('other'), new Date())).toEqual({ ...nothing, undo: false });
  for (const act of [
    () => reject(decided, null, staff('other')),
    () => claimComplaint(store, staff('other'), { id: complaint._id, version: decided.version }),
  ])
    await expect(act()).rejects.toMatchObject({ failures: [{ code: 'WRONG_STATE' }] });
});

test('what it is kept as cannot be read in the database', async () => {
  const { _id } = await reject(await filed());
  const stored = await store.complaints.collection.findOne({ _id: _id as never });
  expect(typeof stored?.['pendingDecision']).toBe('string');
});

test('undone it never was, and can be decided anew', async () => {
  const complaint = await filed();
  const decided = await reject(complaint);
  expect((await undo(complaint)).pendingDecision).toBeNull();
  await waitFor(decided);
  expect(await found(complaint)).toMatchObject({ status: 'RECEIVED', pendingDecision: null });
  await expect(undo(complaint)).rejects.toMatchObject({ failures: [{ code: 'WRONG_STATE' }] });
  const { _id: id, version } = await found(complaint);
  expect(await resolveWithoutCorrection(store, handler, { id, version, explanation: 'Đã có trên hệ thống.' })).toMatchObject({
    status: 'RESOLVED',
  });
});

test('it takes effect when the time is over, as of when it was decided, once; then it cannot be undone', async () => {
  const complaint = await filed();
  const decided = await reject(complaint);
  await waitFor(decided);
  await carryOutDecision(store)({ complaintId: complaint._id, decisionId: decided.pendingDecision?.id ?? '' }); // run again after a crash
  const after = await found(complaint);
  expect(after).toMatchObject({ status: 'REJECTED', version: complaint.version + 2, pendingDecision: null, assigneeId: 'handler' });
  expect(after.closedAt?.getTime()).toBeLessThan((decided.pendingDecision?.effectiveAt ?? new Date(0)).getTime());
  expect(after.decision).toMatchObject({ reason: 'PHOTO_BLURRED', byId: 'handler' });
  expect(await events(complaint)).toEqual(['REJECTED']);
  await expect(undo(after)).rejects.toMatchObject({ failures: [{ code: 'WRONG_STATE' }] });
});

test('a note that comes meanwhile changes nothing of it', async () => {
  const complaint = await filed();
  const decided = await reject(complaint);
  await addNote(store, staff('other'), { id: complaint._id, text: 'Người dân gọi hỏi.' });
  await waitFor(decided);
  expect(await found(complaint)).toMatchObject({ status: 'REJECTED', version: complaint.version + 3 });
  expect(await events(complaint)).toEqual(['NOTE_ADDED', 'REJECTED']);
});

test('only who decided undoes it', async () => {
  const complaint = await filed();
  await reject(complaint);
  await expect(undo(complaint, staff('other'))).rejects.toMatchObject({ failures: [{ code: 'WRONG_STATE' }] });
});

test('two decisions at once are one', async () => {
  const complaint = await filed();
  const outcomes = await Promise.allSettled([reject(complaint), reject(complaint, SECONDS, staff('other'))]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('undoing and taking effect at the same moment: one of the two', async () => {
  const complaint = await filed();
  const decided = await reject(complaint);
  await sleep(SECONDS * 1000 + 50);
  const [undone] = await Promise.allSettled([undo(complaint), store.outbox.runNow(jobOf(decided.pendingDecision ?? { id: '' }))]);
  await sleep(200);
  expect((await found(complaint)).status).toBe(undone.status === 'fulfilled' ? 'RECEIVED' : 'REJECTED');
});

test('many are undone together', async () => {
  const complaints = [await filed(), await filed()];
  const which = complaints.map(({ _id: id, version }) => ({ id, version }));
  const bulk = { rejectionReason: 'NAME_DIFFERS', undoSeconds: SECONDS } as const;
  await bulkUpdateComplaints(store, {} as never, handler, { action: 'REJECT', complaints: which, ...bulk });
  for (const complaint of complaints) expect((await found(complaint)).pendingDecision?.kind).toBe('REJECTED');
  const outcomes = await bulkUpdateComplaints(store, {} as never, handler, { action: 'UNDO', complaints: which });
  expect(outcomes.map(({ errors }) => errors)).toEqual([[], []]);
  for (const complaint of complaints) expect(await found(complaint)).toMatchObject({ status: 'RECEIVED', pendingDecision: null });
});

test.each([-1, 31, 1.5])('not for %d seconds', async (undoSeconds) => {
  await expect(reject(await filed(), undoSeconds)).rejects.toMatchObject({ failures: [{ field: ['undoSeconds'] }] });
});

/** As often as needed for the two to meet. */
const OFTEN = Array.from({ length: 12 });

test('undoing while a colleague writes a note: undone, and the note is there', async () => {
  for (const _ of OFTEN) {
    const complaint = await filed();
    await reject(complaint, 30);
    await Promise.all([undo(complaint), addNote(store, staff('other'), { id: complaint._id, text: 'Người dân gọi hỏi.' })]);
    expect((await found(complaint)).pendingDecision).toBeNull();
    expect(await events(complaint)).toEqual(['NOTE_ADDED']);
  }
});

test('whatever meets a decision: it is refused, or it waits; what is answered as decided is not lost', async () => {
  for (const _ of OFTEN) {
    const complaint = await filed();
    const other = { id: complaint._id, version: complaint.version };
    const [decided] = await Promise.allSettled([
      reject(complaint, 30),
      addNote(store, staff('other'), { id: complaint._id, text: 'Người dân gọi hỏi.' }),
      claimComplaint(store, staff('other'), other),
    ]);
    expect(Boolean((await found(complaint)).pendingDecision)).toBe(decided.status === 'fulfilled');
  }
});

test('a citizen withdraws what was decided and has not taken effect, and learns nothing of it', async () => {
  const complaint = await filed();
  const decided = await reject(complaint);
  await withdrawComplaint(store, { code: complaint.code, phone: complaint.complainant.phone, reason: null });
  await waitFor(decided);
  expect(await found(complaint)).toMatchObject({ status: 'WITHDRAWN', pendingDecision: null, decision: null });
  expect(await events(complaint)).toEqual(['WITHDRAWN']);
});
