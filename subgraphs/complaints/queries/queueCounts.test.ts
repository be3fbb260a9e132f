/** The kept counts say what a scan of the complaints says: after any changes, at any time, with any filter. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isWithin, territoryOfSite, type Unit } from '@so-tiem/platform/identity/territory';
import fc from 'fast-check';
import { applyDeltas } from '../jobs/countComplaints.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import { countedOf } from '../model/counted.ts';
import type { Store } from '../model/store.ts';
import { Tally } from '../model/tally.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { countQueue } from './queueCounts.ts';
import type { ComplaintFilter } from './queueFilter.ts';

const HOUR_MS = 3_600_000;
const SITES = ['79.760.26734.01', '79.760.26734.02', '79.761.26764.01', '01.001.00001.01'];
const KINDS = ['DOSE_MISSING', 'DOSE_WRONG'] as const;
const by = { id: 'me', name: 'Trần Thị Hạnh' };

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('counts_test'));
});
afterAll(async () => await stop?.());
beforeEach(() => clear());

async function clear() {
  await store.complaints.deleteMany({});
  await store.counts.deleteMany({});
  await store.countDeltas.deleteMany({});
  await store.unitDays.deleteMany({});
  await store.handlerDays.deleteMany({});
}

const staffOf = (unit: Unit): Staff => ({ kind: 'staff', ...by, role: 'HANDLER', unit });
const COUNTRY = staffOf({ level: 'COUNTRY', code: 'VN' });

async function file(site: string, kind: (typeof KINDS)[number], hoursLeft: number): Promise<ComplaintRecord> {
  const complaint = testComplaint(site, { kind, deadline: new Date(Date.now() + hoursLeft * HOUR_MS) });
  await store.complaints.create([complaint]);
  await store.countDeltas.create([{ from: null, to: countedOf(complaint) }]);
  return complaint;
}

async function scan({ id, unit }: Staff, { kinds, statuses, unit: code }: ComplaintFilter) {
  const now = Date.now();
  const all = (await store.complaints.find().lean()).filter(
    (complaint) =>
      isWithin(complaint, unit) &&
      (!code || [complaint.province, complaint.district, complaint.commune, complaint.site].includes(code)) &&
      (!kinds?.length || kinds.includes(complaint.kind)) &&
      (!statuses?.length || statuses.includes(complaint.status)),
  );
  const open = all.filter(({ closedAt }) => !closedAt);
  const left = ({ deadline }: ComplaintRecord) => deadline.getTime() - now;
  return {
    mine: open.filter(({ assigneeId }) => assigneeId === id).length,
    unassigned: open.filter(({ assigneeId }) => !assigneeId).length,
    dueSoon: open.filter((one) => left(one) >= 0 && left(one) < 12 * HOUR_MS).length,
    breached: open.filter((one) => left(one) < 0).length,
    all: all.length,
  };
}

/** What the days of units and handlers come to, without cells that went up and down again. */
const shown = (days: Iterable<{ _id: string; cells: Record<string, number> }>) =>
  Object.fromEntries(
    [...days].flatMap(({ _id, cells }) => {
      const left = Object.entries(cells).filter(([, count]) => count);
      return left.length ? [[_id, Object.fromEntries(left)]] : [];
    }),
  );
const keptDays = async () => ({ ...shown(await store.unitDays.find().lean()), ...shown(await store.handlerDays.find().lean()) });
async function scannedDays() {
  const tally = new Tally();
  for (const complaint of await store.complaints.find().lean()) tally.addToDays(complaint);
  return { ...shown(tally.unitDays.values()), ...shown(tally.handlerDays.values()) };
}

const staff = fc.constantFrom<Unit>(
  { level: 'COUNTRY', code: 'VN' },
  { level: 'PROVINCE', code: '79' },
  { level: 'DISTRICT', code: '760' },
  { level: 'COMMUNE', code: '26734' },
  { level: 'SITE', code: '79.760.26734.01' },
);
const filter = fc.record(
  {
    kinds: fc.subarray([...KINDS]),
    statuses: fc.subarray(['RECEIVED', 'IN_PROGRESS', 'RESOLVED'] as const),
    unit: fc.constantFrom('79', '01', '760', '761', '26734', '79.760.26734.01', '01.001.00001.01'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ComplaintFilter>;
const step = fc.oneof(
  fc.record({
    do: fc.constant('file' as const),
    site: fc.constantFrom(...SITES),
    kind: fc.constantFrom(...KINDS),
    left: fc.constantFrom(-3, 2, 30),
  }),
  fc.record({ do: fc.constantFrom('take', 'pass on', 'finish', 'rate'), which: fc.nat(), site: fc.constantFrom(...SITES) }),
  fc.record({ do: fc.constant('count' as const) }),
);

test('whatever happens, counted or not yet, the counts are those of a scan', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 25 }),
      fc.array(fc.tuple(staff, filter), { minLength: 6, maxLength: 6 }),
      async (steps, questions) => {
        await clear();
        const complaints: ComplaintRecord[] = [];
        for (const next of steps) {
          if (next.do === 'count') await applyDeltas(store);
          else if (next.do === 'file') complaints.push(await file(next.site, next.kind, next.left));
          else if ('which' in next && complaints.length) {
            const which = next.which % complaints.length;
            const before = complaints[which];
            if (before && (next.do === 'rate') === (before.closedAt !== null))
              complaints[which] = await changeComplaint(store, before, { kind: 'CLAIMED', by, fields: changed(next.do, next.site) });
          }
        }
        for (const [unit, which] of questions)
          expect(await countQueue(store, staffOf(unit), which)).toEqual(await scan(staffOf(unit), which));
        await applyDeltas(store);
        expect(await keptDays()).toEqual(await scannedDays());
      },
    ),
    { numRuns: 25 },
  );
});

const changed = (what: string, site: string): Partial<ComplaintRecord> => {
  if (what === 'take') return { status: 'IN_PROGRESS', assigneeId: by.id, assigneeName: by.name };
  if (what === 'rate') return { rating: { satisfied: site === SITES[0], why: null, at: new Date() } };
  if (what === 'finish') return { status: 'RESOLVED', assigneeId: by.id, closedAt: new Date() };
  return { ...territoryOfSite(site), status: 'RECEIVED', assigneeId: null } as Partial<ComplaintRecord>;
};

test('time passes: what was not pressing becomes so, then late, also over a standstill of days', async () => {
  await applyDeltas(store);
  await file(SITES[0] ?? '', 'DOSE_MISSING', 40);
  const at = async (hours: number) => {
    await applyDeltas(store, new Date(Date.now() + hours * HOUR_MS));
    return await countQueue(store, COUNTRY, {});
  };
  expect(await at(0)).toMatchObject({ dueSoon: 0, breached: 0, all: 1 });
  expect(await at(27)).toMatchObject({ dueSoon: 0, breached: 0 });
  expect(await at(29)).toMatchObject({ dueSoon: 1, breached: 0 });
  expect(await at(100)).toMatchObject({ dueSoon: 0, breached: 1, unassigned: 1, all: 1 });
});

test('several processes at once count each move once; deleted counts are made anew', async () => {
  for (let i = 0; i < 40; i++) await file(SITES[i % 4] ?? '', 'DOSE_WRONG', (i % 50) - 5);
  await Promise.all([1, 2, 3].map(() => applyDeltas(store)));
  const expected = await scan(COUNTRY, {});
  expect(await countQueue(store, COUNTRY, {})).toEqual(expected);
  expect(await store.countDeltas.countDocuments({})).toBe(0);
  await store.counts.deleteMany({});
  await Promise.all([1, 2].map(() => applyDeltas(store)));
  expect(await countQueue(store, COUNTRY, {})).toEqual(expected);
});
