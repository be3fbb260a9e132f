/** What is past its time goes, and only that; the figures of its days stay. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { eraseComplaint } from '../actions/eraseComplaint.ts';
import type { ComplaintRecord, DecisionRecord, PhotoRecord } from '../model/complaint.ts';
import { countedOf } from '../model/counted.ts';
import type { Store } from '../model/store.ts';
import { keepPhoto } from '../photos/photoBytes.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { retireComplaints, retireNotices, retirePhotos } from './applyRetention.ts';
import { applyDeltas } from './countComplaints.ts';
import { deletePhotos } from './deletePhotos.ts';

const SITE = '79.760.26734.01';
const BEFORE = new Date('2024-01-01T00:00:00Z');
const OLD = new Date('2023-12-31T00:00:00Z');
const YOUNG = new Date('2024-01-02T00:00:00Z');

const unnoted = async () => {};
let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('retire_complaints_test'));
  store.outbox.handle('deletePhotos', deletePhotos(store));
});
afterAll(async () => await stop?.());
beforeEach(async () => {
  const { complaints, events, erased, photos, notices, counts, countDeltas, unitDays } = store;
  for (const model of [complaints, events, erased, photos, notices, counts, countDeltas, unitDays]) await model.collection.deleteMany({});
});

const photo: PhotoRecord = { id: 'photo', contentType: 'image/jpeg', size: 3, width: 1, height: 1 };
const decision = (at: Date): DecisionRecord => ({
  status: 'RESOLVED',
  byId: 'a',
  by: 'Trần Thị Hạnh',
  at,
  outcome: 'NOTHING_TO_CHANGE',
  reason: null,
  note: 'Đã có',
  doseId: null,
  citizenVersion: null,
  proof: [photo],
});

/** With one photo. @param closedAt null while it is open */
async function put(closedAt: Date | null, recordedAt = OLD): Promise<ComplaintRecord> {
  const ended = closedAt ? { status: 'RESOLVED' as const, closedAt, decision: decision(closedAt) } : {};
  const complaint = testComplaint(SITE, { recordedAt, ...ended });
  complaint.photos = [{ ...photo, id: `photo of ${complaint._id}` }];
  await store.complaints.create([complaint]);
  const shared = { complaintId: complaint._id, byId: 'me', by: 'me', note: 'gọi cho Nguyễn Văn An', before: null };
  await store.events.create([{ ...shared, version: 1, kind: 'FILED', at: recordedAt }]);
  await store.countDeltas.create([{ from: null, to: countedOf(complaint) }]);
  await keepPhoto(store.photoFiles, `photo of ${complaint._id}`, Buffer.from('abc'));
  await store.photos.create([{ ...photo, _id: `photo of ${complaint._id}`, uploadedAt: recordedAt, complaintId: complaint._id }]);
  return complaint;
}
/** Bytes follow by a job. */
const runJobs = async () => {
  for (const { _id: key } of await store.connection
    .collection<{ _id: string }>('outbox')
    .find({ kind: 'deletePhotos', doneAt: null })
    .toArray())
    await store.outbox.runNow(key);
};
const bytesOf = ({ _id }: ComplaintRecord) => store.photoFiles.find({ filename: `photo of ${_id}` }).toArray();

test('a complaint whose years are over leaves a tombstone and its figures', async () => {
  const [old, young, open] = [await put(OLD), await put(YOUNG), await put(null)];
  await applyDeltas(store);
  const day = { code: 'VN', day: '2023-12-31' };
  const figures = async () => (await store.unitDays.findOne(day).lean())?.cells;
  const before = await figures();
  expect(before).toBeDefined();

  expect(await retireComplaints(store)(BEFORE, unnoted)).toBe(1);
  expect(await retireComplaints(store)(BEFORE, unnoted)).toBe(0);
  await applyDeltas(store);

  expect((await store.complaints.find().lean()).map(({ _id }) => _id).sort()).toEqual([young._id, open._id].sort());
  expect(await store.erased.findOne({ code: old.code }).lean()).toMatchObject({ why: 'RETENTION', counted: { kind: old.kind } });
  expect(await store.events.countDocuments({ complaintId: old._id })).toBe(0);
  await runJobs();
  expect(await bytesOf(old)).toEqual([]);
  expect(await bytesOf(young)).toHaveLength(1);
  expect(await figures()).toEqual(before);
  expect((await store.counts.findById('VN').lean())?.cells).toMatchObject({ 'CLOSED:DOSE_MISSING:RESOLVED': 1 });

  await store.counts.deleteMany({}); // made anew, they say the same
  await applyDeltas(store);
  expect(await figures()).toEqual(before);
});

test('photos of papers go first: the complaint stays, and says so', async () => {
  const [old, young, open] = [await put(OLD), await put(YOUNG), await put(null)];
  expect(await retirePhotos(store)(BEFORE, unnoted)).toBe(1);
  expect(await retirePhotos(store)(BEFORE, unnoted)).toBe(0);
  expect(await store.complaints.findById(old._id).lean()).toMatchObject({ photos: [], decision: { note: 'Đã có', proof: [] } });
  expect((await store.events.find({ complaintId: old._id }).lean()).map(({ kind }) => kind)).toEqual(['FILED', 'PHOTOS_ERASED']);
  await runJobs();
  expect(await bytesOf(old)).toEqual([]);
  for (const kept of [young, open]) expect(await bytesOf(kept)).toHaveLength(1);
});

test('a notice', async () => {
  const notice = { hours: 40, to: ['HANDLER'], responsible: { level: 'SITE', code: SITE }, province: '79', complaints: [] };
  await store.notices.create([
    { ...notice, _id: 'old', at: OLD },
    { ...notice, _id: 'young', at: YOUNG },
  ] as never);
  expect(await retireNotices(store)(BEFORE, unnoted)).toBe(1);
  expect((await store.notices.find().lean()).map(({ _id }) => _id)).toEqual(['young']);
});

test('one that was reopened meanwhile goes on, with its photos', async () => {
  const read = await put(OLD);
  await store.complaints.collection.updateOne({ _id: read._id as never }, { $set: { closedAt: null }, $inc: { version: 1 } });
  expect(await eraseComplaint(store, read, 'RETENTION')).toBe(false);
  await runJobs();
  expect(await bytesOf(read)).toHaveLength(1);
  expect(await store.photos.countDocuments({ complaintId: read._id })).toBe(1);
});
