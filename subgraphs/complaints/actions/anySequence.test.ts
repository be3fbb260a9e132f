/**
 * Whatever people do, in whichever order and at the same time: a complaint keeps one deadline, has one owner at most, a whole history,
 * and everything that the citizen claimed.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DomainError } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { Unit } from '@so-tiem/platform/identity/territory';
import fc from 'fast-check';
import type { Directory } from '../graph/directory.ts';
import { autoAssign } from '../jobs/autoAssign.ts';
import { carryOutCorrection } from '../jobs/carryOutCorrection.ts';
import { expireClaims } from '../jobs/expireClaims.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import { sortKeysOf } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';
import { deadlineFrom } from '../rules/deadline.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { assignComplaint } from './assignComplaint.ts';
import { claimComplaint, releaseComplaint } from './claimComplaint.ts';
import { complaintHeartbeat } from './complaintHeartbeat.ts';
import { linkCitizen } from './linkCitizen.ts';
import { mergeComplaints } from './mergeComplaints.ts';
import { rateComplaint } from './rateComplaint.ts';
import { rejectComplaint } from './rejectComplaint.ts';
import { reopenComplaint } from './reopenComplaint.ts';
import { resolveComplaint } from './resolveComplaint.ts';
import { resolveWithoutCorrection } from './resolveWithoutCorrection.ts';
import { addNote } from './sendMessage.ts';
import { transferComplaint } from './transferComplaint.ts';
import { withdrawComplaint } from './withdrawComplaint.ts';

const SITE = '79.760.26734.01';
const OTHER = '79.760.26734.02';
const WARD = '26734';
const HOUR_MS = 3_600_000;

const staff = (id: string, role: Staff['role'], unit: Unit): Staff => ({ kind: 'staff', id, name: id, role, unit });
const STAFF = [
  staff('handler', 'HANDLER', { level: 'SITE', code: SITE }),
  staff('colleague', 'HANDLER', { level: 'SITE', code: SITE }),
  staff('elsewhere', 'HANDLER', { level: 'SITE', code: OTHER }),
  staff('supervisor', 'AUTHORITY_OFFICER', { level: 'DISTRICT', code: '760' }),
];

/** What the graph knows: two sites of a ward, and who works there. */
const directory = {
  compareWithClaim: async () => ['IDENTITY_DOCUMENT', 'DATE_OF_BIRTH'],
  siteToday: async (code: string) => code,
  findHandler: async (id: string) => STAFF.find((one) => one.id === id),
  territoryOf: async (code: string) => ({ province: '79', district: '760', commune: WARD, site: code === WARD ? null : code }),
  responsibleFor: async ({ site }: { site: string | null }) =>
    site ? { level: 'SITE' as const, code: site } : { level: 'COMMUNE' as const, code: WARD },
} as unknown as Directory;

/** The other half of a resolution: the citizens subgraph corrects a record, or refuses. */
const REFUSED = 'không có';
const graph = {
  ask: async (_: unknown, { input }: { input: { address: string } }) => ({
    correctCitizen: {
      citizen: null,
      errors: input.address === REFUSED ? [{ code: 'INVALID', field: ['address'], message: 'no such address' }] : [],
    },
  }),
} as unknown as GraphClient;

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('sequence_test'));
  store.outbox.handle('carryOutCorrection', carryOutCorrection(store, graph)).handle('sendMail', async () => {});
  await store.autoAssignments.create([{ _id: SITE, path: SITE, maxOpenPerHandler: 100, by: 'head', at: new Date() }]);
  await store.availability.create([{ _id: 'handler', name: 'handler', unit: SITE, until: new Date(Date.now() + HOUR_MS) }]);
});
afterAll(async () => await stop?.());

const doing = fc.record({
  what: fc.constantFrom(
    'take',
    'release',
    'assign',
    'assign',
    'give back',
    'pass on',
    'identify',
    'reject',
    'reject',
    'explain',
    'resolve',
    'refuse',
    'hand out',
    'reopen',
    'reopen',
    'attend',
    'lapse',
    'join',
    'note',
    'withdraw',
    'rate',
  ),
  who: fc.constantFrom(...STAFF),
  to: fc.constantFrom(...STAFF.map(({ id }) => id)),
  place: fc.constantFrom(SITE, OTHER, WARD),
  /** As somebody whose screen is some changes behind. */
  behind: fc.constantFrom(0, 0, 0, 1),
});
type Doing = typeof doing extends fc.Arbitrary<infer Value> ? Value : never;

async function act(
  { _id: id, code, version: current, complainant }: ComplaintRecord,
  { what, who, to, place, behind }: Doing,
): Promise<unknown> {
  const which = { id, version: current - behind };
  switch (what) {
    case 'take':
      return await claimComplaint(store, who, which);
    case 'release':
      return await releaseComplaint(store, who, which);
    case 'assign':
      return await assignComplaint(store, directory, who, { ...which, to });
    case 'give back':
      return await assignComplaint(store, directory, who, { ...which, to: null });
    case 'pass on':
      return await transferComplaint(store, directory, who, { ...which, to: place, reason: 'tiêm ở nơi khác' });
    case 'identify':
      return await linkCitizen(store, directory, who, { ...which, citizenId: 'citizen' });
    case 'reject':
      return await rejectComplaint(store, who, { ...which, rejectionReason: 'PHOTO_BLURRED' });
    case 'explain':
      return await resolveWithoutCorrection(store, who, { ...which, explanation: 'đã đúng' });
    case 'resolve':
      return await resolveComplaint(store, directory, who, { ...which, correctCitizen: { citizenVersion: 1, address: 'Ấp Bình An' } });
    case 'refuse':
      return await resolveComplaint(store, directory, who, { ...which, correctCitizen: { citizenVersion: 1, address: REFUSED } });
    case 'hand out':
      return await autoAssign(store);
    case 'reopen':
      return await reopenComplaint(store, { code, phone: complainant.phone, reason: 'ảnh rõ hơn', photoIds: [] });
    case 'withdraw':
      return await withdrawComplaint(store, { code, phone: complainant.phone });
    case 'rate':
      return await rateComplaint(store, { code, phone: complainant.phone, satisfied: false, comment: 'chưa đúng' });
    case 'join': {
      const another = testComplaint(SITE);
      await store.complaints.create([another]);
      return await mergeComplaints(store, who, { ...which, duplicateId: another._id, duplicateVersion: 1, mergeAnyway: true });
    }
    case 'note':
      return await addNote(store, who, { id, text: 'đã gọi kho' });
    case 'attend':
      return await complaintHeartbeat(store, who, { id });
    default:
      return await expireClaims(store, new Date(Date.now() + HOUR_MS));
  }
}

async function load(id: string): Promise<ComplaintRecord> {
  const complaint = await store.complaints.findById(id).lean();
  if (!complaint) throw new Error('lost');
  return complaint;
}

async function check(filed: ComplaintRecord): Promise<void> {
  const complaint = await load(filed._id);
  const events = await store.events.find({ complaintId: filed._id }).sort({ version: 1 }).lean();
  const reopened = events.findLast(({ kind }) => kind === 'REOPENED');
  // One deadline: that of recording, or of the last time it was recorded anew.
  const expected = reopened ? deadlineFrom(reopened.at) : filed.deadline;
  expect(Math.abs(complaint.deadline.getTime() - expected.getTime())).toBeLessThan(reopened ? 5000 : 1);
  // One owner at most, and one exactly when somebody has it.
  expect(['RECEIVED', 'WITHDRAWN'].includes(complaint.status)).toBe(complaint.assigneeId === null);
  expect(complaint.closedAt !== null).toBe(['RESOLVED', 'REJECTED', 'WITHDRAWN'].includes(complaint.status));
  expect(complaint.decision?.status ?? null).toBe(['RESOLVED', 'REJECTED'].includes(complaint.status) ? complaint.status : null);
  expect(complaint.correction).toBeNull();
  expect(complaint).toMatchObject(sortKeysOf(complaint));
  if (complaint.assigneeId === null) expect(complaint.claimExpiresAt).toBeNull();
  // Every version has its entry, and the entries alone tell where it stands.
  expect(events.map(({ version }) => version)).toEqual(Array.from({ length: complaint.version - 1 }, (_, i) => i + 2));
  expect(standing(events.map(({ kind }) => kind))).toBe(complaint.status);
  // Nothing of what the citizen said is lost.
  for (const field of ['code', 'kind', 'complainant', 'description', 'claimedDoses', 'photos', 'recordedAt'] as const)
    expect(complaint[field]).toEqual(filed[field]);
}

function standing(kinds: readonly string[]): string {
  const last = kinds.findLast((kind) => !['LINKED', 'RATED', 'ABSORBED', 'NOTE_ADDED'].includes(kind)) ?? 'FILED';
  if (last === 'CLAIMED' || last === 'ASSIGNED' || last === 'CORRECTION_REFUSED') return 'IN_PROGRESS';
  return ['RESOLVED', 'REJECTED', 'WITHDRAWN'].includes(last) ? last : 'RECEIVED';
}

test('one after the other, and two at the same time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(doing, fc.option(doing, { freq: 2 })), { minLength: 10, maxLength: 25 }), async (steps) => {
      const filed = testComplaint(SITE, { citizenId: 'somebody' });
      await store.complaints.create([filed]);
      for (const [one, other] of steps) {
        const before = await load(filed._id);
        const ends = await Promise.allSettled([act(before, one), ...(other ? [act(before, other)] : [])]);
        for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(DomainError);
        await check(filed);
      }
    }),
    { numRuns: 80 },
  );
  const kinds = [
    ...[
      'CLAIMED',
      'RELEASED',
      'CLAIM_EXPIRED',
      'ASSIGNED',
      'TRANSFERRED',
      'LINKED',
      'CORRECTION_DECIDED',
      'CORRECTION_REFUSED',
      'RESOLVED',
    ],
    ...['REJECTED', 'REOPENED', 'RATED', 'WITHDRAWN', 'ABSORBED', 'NOTE_ADDED'],
  ];
  expect(await store.events.distinct('kind')).toEqual(expect.arrayContaining(kinds)); // all of it happened
  expect(await store.events.countDocuments({ kind: 'ASSIGNED', byId: 'system' })).toBeGreaterThan(0);
});

test('of ten who take it at the same time one has it', async () => {
  const filed = testComplaint(SITE);
  await store.complaints.create([filed]);
  const takers = Array.from({ length: 10 }, (_, i) => staff(`taker-${i}`, 'HANDLER', { level: 'SITE', code: SITE }));
  const ends = await Promise.allSettled(takers.map((one) => claimComplaint(store, one, { id: filed._id, version: 1 })));
  const taken = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  expect(taken.length).toBe(1);
  expect((await load(filed._id)).assigneeId).toBe(taken[0]?.assigneeId);
});

test('a closed laptop does not block it: after half an hour another handler may claim and decide it', async () => {
  const filed = testComplaint(SITE);
  await store.complaints.create([filed]);
  const [handler, colleague] = STAFF;
  if (!handler || !colleague) throw new Error('nobody');
  const taken = await claimComplaint(store, handler, { id: filed._id, version: 1 });
  await expect(claimComplaint(store, colleague, { id: filed._id, version: taken.version })).rejects.toThrow('claimed by handler');
  await store.complaints.updateOne({ _id: filed._id }, { $set: { claimExpiresAt: new Date(Date.now() - 1000) } });
  const again = await claimComplaint(store, colleague, { id: filed._id, version: taken.version });
  expect(again).toMatchObject({ assigneeId: 'colleague', deadline: filed.deadline });
  await expect(
    rejectComplaint(store, handler, { id: filed._id, version: again.version, rejectionReason: 'PHOTO_BLURRED' }),
  ).rejects.toThrow('claimed by');
  await expireClaims(store, new Date(Date.now() + HOUR_MS));
  expect(await load(filed._id)).toMatchObject({ status: 'RECEIVED', assigneeId: null });
});

test('a second rejection is the authority’s above: it decides, at its own level it is final', async () => {
  const [handler, , , supervisor] = STAFF;
  if (!handler || !supervisor) throw new Error('nobody');
  const filed = testComplaint(SITE);
  await store.complaints.create([filed]);
  const reject = async (who: Staff) => {
    const { version } = await load(filed._id);
    return await rejectComplaint(store, who, { id: filed._id, version, rejectionReason: 'PHOTO_BLURRED' });
  };
  const reopen = () => reopenComplaint(store, { code: filed.code, phone: filed.complainant.phone, reason: 'ảnh rõ hơn', photoIds: [] });
  expect(await reject(handler)).toMatchObject({ status: 'REJECTED', rejections: 1 });
  const { deadline } = await reopen();
  expect(await reject(handler)).toMatchObject({
    status: 'RECEIVED',
    underReview: true,
    responsible: { level: 'DISTRICT', code: '760' },
    site: null,
    deadline,
  });
  await expect(reject(handler)).rejects.toThrow('no such complaint in your unit');
  expect(await reject(supervisor)).toMatchObject({ status: 'REJECTED', rejections: 2 });
});
