/** Every order of the queue, page by page, is what sorting all complaints would give: in any scope, unit, direction, with any text. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import fc from 'fast-check';
import type { ComplaintKind, ComplaintScope } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import { KIND_ORDER } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';

import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { type ComplaintOrder, readQueue } from './complaintQueue.ts';

const KINDS = Object.keys(KIND_ORDER) as ComplaintKind[];

const HOUR_MS = 3_600_000;
const SITES = ['79.760.26734.01', '79.760.26734.02', '79.761.26764.01', '01.001.00001.01'];
const NAMES = ['nguyen van an', 'tran thi binh', 'le an'];
const me: Staff = { kind: 'staff', id: 'me', name: 'Trần Thị Hạnh', role: 'HANDLER', unit: { level: 'COUNTRY', code: 'VN' } };

let store: Store;
let stop: () => Promise<void>;
let all: ComplaintRecord[];
beforeAll(async () => {
  ({ store, stop } = await openTestStore('orders_test'));
  // Spread without a pattern, and always the same.
  const spread = (i: number, over: number) => (i * 7919) % over;
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS - 1);
  all = Array.from({ length: 240 }, (_, i) => {
    const office = i % 9 === 0;
    const name = NAMES[spread(i, NAMES.length)] ?? '';
    const words = name.split(' ');
    return testComplaint(SITES[spread(i, SITES.length)] ?? '', {
      kind: KINDS[spread(i, KINDS.length)] ?? 'PASSPORT',
      recordedAt: hoursAgo(spread(i, 90)),
      ...(i % 11 === 0 ? { deadline: hoursAgo(spread(i, 90) - 30) } : {}), // asked again
      ...(office ? { site: null, ...(i % 2 ? { commune: null } : {}), responsible: { level: 'DISTRICT', code: '760' } } : {}),
      ...(i % 4 === 0 ? { assigneeId: 'me', assigneeName: me.name, status: 'IN_PROGRESS' } : {}),
      ...(i % 5 === 0 ? { closedAt: hoursAgo(spread(i, 50)), status: 'RESOLVED' } : {}),
      suffixes: words.map((_word, at) => words.slice(at).join(' ')),
    });
  });
  await store.complaints.create(all);
});
afterAll(async () => await stop?.());

const inScope: Record<ComplaintScope, (complaint: ComplaintRecord) => boolean> = {
  MINE: ({ closedAt, assigneeId }) => !closedAt && assigneeId === 'me',
  UNASSIGNED: ({ closedAt, assigneeId }) => !closedAt && !assigneeId,
  DUE_SOON: ({ closedAt, deadline }) => !closedAt && deadline.getTime() >= Date.now() && deadline.getTime() < Date.now() + 12 * HOUR_MS,
  BREACHED: ({ closedAt, deadline }) => !closedAt && deadline.getTime() < Date.now(),
  ALL: () => true,
};

const unitOf = ({ province, district, commune, site }: ComplaintRecord) =>
  site ?? [province, district, commune].filter((each) => each !== null).join('.');
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
const byDeadline = (a: ComplaintRecord, b: ComplaintRecord) =>
  compare(a.deadline.getTime(), b.deadline.getTime()) || compare(a.code, b.code);
const ORDERS: Record<ComplaintOrder['field'], (a: ComplaintRecord, b: ComplaintRecord) => number> = {
  TIME_LEFT: byDeadline,
  RECORDED: (a, b) => compare(a.recordedAt.getTime(), b.recordedAt.getTime()) || compare(a.code, b.code),
  SITE: (a, b) => compare(unitOf(a), unitOf(b)) || byDeadline(a, b),
  KIND: (a, b) => compare(KIND_ORDER[a.kind], KIND_ORDER[b.kind]) || byDeadline(a, b),
};

function sorted(complaints: ComplaintRecord[], { field: by, direction }: ComplaintOrder): string[] {
  const open = complaints.filter(({ closedAt }) => !closedAt).sort((a, b) => ORDERS[by](a, b) * (direction === 'DESC' ? -1 : 1));
  const closed = complaints
    .filter(({ closedAt }) => closedAt)
    .sort((a, b) => compare(Number(b.closedAt), Number(a.closedAt)) || compare(a.code, b.code));
  return [...open, ...closed].map(({ code }) => code);
}

const question = fc.record({
  scope: fc.constantFrom<ComplaintScope>('MINE', 'UNASSIGNED', 'DUE_SOON', 'BREACHED', 'ALL'),
  orderBy: fc.record({
    field: fc.constantFrom<ComplaintOrder['field']>('TIME_LEFT', 'RECORDED', 'SITE', 'KIND'),
    direction: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
  }),
  unit: fc.constantFrom(undefined, '79', '760', '26734', '79.760.26734.01'),
  kinds: fc.constantFrom(undefined, ['DOSE_MISSING' as const, 'PASSPORT' as const]),
  text: fc.constantFrom(undefined, 'an', 'tran thi'),
  first: fc.constantFrom(7, 40, 100),
});

test('all pages together are the scan, sorted', async () => {
  await fc.assert(
    fc.asyncProperty(question, async ({ scope, orderBy, first, ...filter }) => {
      const read: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { nodes, pageInfo } = await readQueue(store, me, { scope, filter, orderBy }, { first, after });
        read.push(...nodes.map(({ code }) => code));
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      }
      const { unit, kinds, text } = filter;
      const expected = all.filter(
        (complaint) =>
          inScope[scope](complaint) &&
          (!unit || [complaint.province, complaint.district, complaint.commune, complaint.site].includes(unit)) &&
          (!kinds || kinds.includes(complaint.kind as 'PASSPORT')) &&
          (!text || complaint.suffixes.some((suffix) => `${suffix} `.startsWith(text === 'an' ? 'an' : 'tran thi '))),
      );
      expect(read).toEqual(sorted(expected, orderBy));
    }),
    { numRuns: 120 },
  );
});

test('a place in one order is none in another', async () => {
  const { pageInfo } = await readQueue(store, me, { scope: 'ALL', filter: {}, orderBy: { field: 'KIND', direction: 'ASC' } }, { first: 5 });
  const on = readQueue(
    store,
    me,
    { scope: 'ALL', filter: {}, orderBy: { field: 'SITE', direction: 'ASC' } },
    { first: 5, after: pageInfo.endCursor },
  );
  await expect(on).rejects.toMatchObject({ failures: [{ field: ['after'] }] });
});

test.each([
  ['a day that is none', { from: '2026-02-30', until: '2026-03-01' }, ['filter', 'recorded', 'from']],
  ['an end before the beginning', { from: '2026-03-02', until: '2026-03-01' }, ['filter', 'recorded', 'until']],
  ['92 days later', { from: '2026-01-01', until: '2026-04-03' }, ['filter', 'recorded', 'until']],
])('%s is refused by its field', async (_, recorded, field) => {
  const asked = { scope: 'ALL', filter: { recorded } } as const;
  await expect(readQueue(store, me, asked, { first: 10 }, undefined)).rejects.toMatchObject({ failures: [{ code: 'INVALID', field }] });
});

test('a quarter of a year is listed', async () => {
  const asked = { scope: 'ALL', filter: { recorded: { from: '2026-01-01', until: '2026-04-02' } } } as const;
  expect((await readQueue(store, me, asked, { first: 10 }, undefined)).pageInfo).toBeDefined();
});
