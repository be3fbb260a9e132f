import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { findToAct, findTracked } from '../queries/trackComplaint.ts';
import { statementOf } from '../rules/statement.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { mergeComplaints } from './mergeComplaints.ts';
import { withdrawComplaint } from './withdrawComplaint.ts';

const SITE = '79.760.26734.01';
const HOUR_MS = 3_600_000;
const staff = (id: string, site = SITE): Staff => ({ kind: 'staff', id, name: id, role: 'HANDLER', unit: { level: 'SITE', code: site } });
const photo = (id: string) => ({ id, contentType: 'image/jpeg', size: 1, width: 1, height: 1 });
const dose = (doseNumber: number, lotNumber: string) => ({
  doseNumber,
  vaccineCode: null,
  lotNumber,
  injectedOn: '2021-08-01',
  siteCode: null,
});

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('join_test'));
});
afterAll(async () => await stop?.());

async function two(change: Partial<ComplaintRecord> = {}) {
  const later = testComplaint(SITE, { claimedDoses: [dose(1, 'mine'), dose(2, 'mine')], photos: [photo('p1')], description: 'Mới' });
  const earlier = testComplaint(SITE, {
    recordedAt: new Date(Date.now() - 10 * HOUR_MS),
    claimedDoses: [dose(2, 'theirs'), dose(3, 'theirs')],
    photos: [photo('p2')],
    description: 'Cũ',
    ...change,
  });
  await store.complaints.create([later, earlier]);
  await store.photos.create([
    { _id: `p2${earlier.code}`, contentType: 'image/jpeg', size: 1, uploadedAt: new Date(), complaintId: earlier._id },
  ]);
  return { later, earlier };
}
const merge = (survivor: ComplaintRecord, duplicate: ComplaintRecord, by = staff('handler'), mergeAnyway = false) =>
  mergeComplaints(store, by, {
    id: survivor._id,
    version: survivor.version,
    duplicateId: duplicate._id,
    duplicateVersion: duplicate.version,
    mergeAnyway,
  });

test('the earlier deadline, and everything that either claims or proves, stay', async () => {
  const { later, earlier } = await two();
  const survivor = await merge(later, earlier);
  expect(survivor.deadline).toEqual(earlier.deadline);
  expect(survivor.claimedDoses.map(({ doseNumber, lotNumber }) => `${doseNumber} ${lotNumber}`)).toEqual(['1 mine', '2 mine', '3 theirs']);
  expect(survivor.photos.map(({ id }) => id)).toEqual(['p1', 'p2']);
  expect(survivor.description).toBe('Mới\n\nCũ');
  expect(survivor.closedAt).toBeNull();
  expect((await store.photos.findById(`p2${earlier.code}`).lean())?.complaintId).toBe(later._id);

  const duplicate = await store.complaints.findById(earlier._id).lean();
  expect(duplicate).toMatchObject({ status: 'MERGED', mergedInto: later._id, assigneeId: null, closedAt: expect.any(Date) });
  const events = await store.events.find({ complaintId: { $in: [later._id, earlier._id] } }).lean();
  expect(events.map(({ kind, note }) => `${kind} ${note}`).sort()).toEqual([`ABSORBED ${earlier.code}`, `MERGED ${later.code}`]);
  // Under the code of the one that is no more stands where the one that goes on is, and nothing else of it.
  const tracked = await findTracked(store, earlier.code, '0912345678');
  expect(tracked).toMatchObject({
    _id: earlier._id,
    status: survivor.status,
    deadline: survivor.deadline,
    description: 'Cũ',
    decision: null,
  });
  expect(tracked?.claimedDoses.map(({ lotNumber }) => lotNumber)).toEqual(['theirs', 'theirs']);
  await expect(findToAct(store, earlier.code, '0912345678')).rejects.toMatchObject({
    failures: [{ code: 'WRONG_STATE', reason: 'MERGED' }],
  });
});

test.each([
  ['phone', '+84987654321'],
  ['email', 'ai-do@thu.example'],
])('what was filed later with another %s does not take over what was filed earlier', async (field, value) => {
  const { later, earlier } = await two({ complainant: { ...testComplaint(SITE).complainant, [field]: value } });
  await expect(merge(later, earlier)).rejects.toMatchObject({ failures: [{ field: ['duplicateId'], reason: 'EARLIER_GOES_ON' }] });
  expect(await store.complaints.findById(earlier._id).lean()).toMatchObject({ version: 1, mergedInto: null });
});

test.each([
  ['another phone goes on by itself', '+84987654321', { status: 'RECEIVED', mergedInto: null, closedAt: null }],
  ['the same phone stays merged', '+84912345678', { status: 'MERGED' }],
])('when the survivor is withdrawn, its duplicate from %s', async (_, phone, expected) => {
  const email = 'an@thu.example';
  const { later, earlier } = await two({ complainant: { ...testComplaint(SITE).complainant, phone, email } });
  await store.complaints.updateOne({ _id: later._id }, { $set: { 'complainant.email': email } });
  await store.photos.create([
    { _id: `p1${later.code}`, contentType: 'image/jpeg', size: 1, uploadedAt: new Date(), complaintId: later._id },
  ]);
  await store.complaints.updateOne({ _id: later._id }, { $set: { photos: [photo(`p1${later.code}`)] } });
  await merge(earlier, later, staff('handler'), true);
  await withdrawComplaint(store, { code: earlier.code, phone });
  expect(await store.complaints.findById(earlier._id).lean()).toMatchObject({ status: 'WITHDRAWN' });
  expect(await store.complaints.findById(later._id).lean()).toMatchObject({ deadline: later.deadline, ...expected });
  const { complaintId } = (await store.photos.findById(`p1${later.code}`).lean()) ?? {};
  expect(complaintId).toBe(expected.status === 'MERGED' ? earlier._id : later._id);
  if (expected.status === 'RECEIVED') expect((await findToAct(store, later.code, '0912345678'))._id).toBe(later._id);
  // Its citizen hears that it goes on by itself.
  const statement = await store.connection
    .collection<{ _id: string }>('outbox')
    .findOne({ _id: { $regex: `unmergeComplaints.${later.code}` } });
  expect(statement !== null).toBe(expected.status === 'RECEIVED');
});

test('so does the duplicate of a duplicate', async () => {
  const { later: first, earlier: second } = await two();
  const another = testComplaint(SITE, { complainant: { ...testComplaint(SITE).complainant, phone: '+84987654321' } });
  await store.complaints.create([another]);
  await merge(first, await merge(second, another, staff('handler'), true));
  await withdrawComplaint(store, { code: first.code, phone: '0912345678' });
  expect(await store.complaints.findById(second._id).lean()).toMatchObject({ status: 'MERGED' });
  expect(await store.complaints.findById(another._id).lean()).toMatchObject({ status: 'RECEIVED', mergedInto: null });
});

test.each<[string, Partial<ComplaintRecord>, Staff, string]>([
  [
    'of another person',
    { complainant: { ...testComplaint(SITE).complainant, identityDocument: { kind: 'CCCD', number: '079090000777' } } },
    staff('handler'),
    'INVALID',
  ],
  ...(['fullName', 'dateOfBirth'] as const).map((field): [string, Partial<ComplaintRecord>, Staff, string] => {
    const another = { fullName: 'Phạm Văn Khác', dateOfBirth: '1991-02-03' }[field];
    return [
      `that tells another ${field}`,
      { complainant: { ...testComplaint(SITE).complainant, [field]: another } },
      staff('handler'),
      'PERHAPS_ANOTHER_PERSON',
    ];
  }),
  ['that somebody else has', { status: 'IN_PROGRESS', assigneeId: 'other', assigneeName: 'other' }, staff('handler'), 'WRONG_STATE'],
  ['that is closed', { status: 'RESOLVED', closedAt: new Date() }, staff('handler'), 'WRONG_STATE'],
  ['of another unit', {}, staff('elsewhere', '79.760.26734.02'), 'NOT_FOUND'],
])('one %s is not merged, and both stay as they were', async (_, change, by, code) => {
  const { later, earlier } = await two(change);
  await expect(merge(later, earlier, by)).rejects.toMatchObject({
    failures: [code === 'PERHAPS_ANOTHER_PERSON' ? { code: 'INVALID', reason: code } : { code }],
  });
  for (const one of [later, earlier])
    expect(await store.complaints.findById(one._id).lean()).toMatchObject({ version: 1, mergedInto: null });
});

test('at the same time either way round: one goes on, never neither', async () => {
  const { later, earlier } = await two();
  const done = await Promise.allSettled([merge(later, earlier), merge(earlier, later)]);
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const open = await store.complaints.countDocuments({ _id: { $in: [later._id, earlier._id] }, closedAt: null });
  expect(open).toBe(1);
});

test('the citizen of the survivor reads their own statement, and nothing of the duplicate', async () => {
  const { later, earlier } = await two();
  const survivor = await merge(later, earlier);
  const history = await store.events.find({ complaintId: survivor._id }).sort({ version: 1 }).lean();
  const statement = statementOf(survivor, history);
  expect(statement).toMatchObject({ description: 'Mới', photos: [{ id: 'p1' }] });
  expect(statement.claimedDoses.map(({ doseNumber }) => doseNumber)).toEqual([1, 2]);
});
