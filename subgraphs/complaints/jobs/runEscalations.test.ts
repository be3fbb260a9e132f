/** Each step becomes one notice: whichever process dies in the middle, however many run at once, however long none did. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { deadlineFrom } from '../rules/deadline.ts';
import { parseSchedule, USUAL_SCHEDULE } from '../rules/escalation.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { runEscalations } from './runEscalations.ts';

const HOUR_MS = 3_600_000;
const SITE = '79.760.26734.01';
const OTHER = '79.760.26734.02';
const START = Date.UTC(2021, 10, 8);
const schedule = parseSchedule(USUAL_SCHEDULE);
const hour = (hours: number) => new Date(START + hours * HOUR_MS);

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('escalation_test'));
});
afterAll(async () => await stop?.());
const clear = () => Promise.all([store.complaints.deleteMany({}), store.notices.deleteMany({}), store.escalationProgress.deleteMany({})]);
beforeEach(async () => {
  await clear();
  await runEscalations(store, schedule, hour(0));
});

const recorded = (hours: number, site = SITE, fields = {}) => testComplaint(site, { recordedAt: hour(hours), ...fields });

/** Of each complaint, after how many hours it was notified of. */
async function noted(): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = {};
  for (const { hours, complaints } of await store.notices.find().lean())
    for (const { id } of complaints) found[id] = [...(found[id] ?? []), hours].sort((a, b) => a - b);
  return found;
}

test('what comes due together for one office and handler is one notice, others get their own', async () => {
  const complaints = [
    recorded(1.05),
    recorded(1.1),
    recorded(1.1, OTHER),
    recorded(1.1, SITE, { assigneeId: 'hanh', assigneeName: 'Hạnh' }),
  ];
  await store.complaints.create(complaints);
  await runEscalations(store, schedule, hour(26));
  const notices = await store.notices.find().lean();
  expect(notices.map(({ complaints: { length }, to, hours, notified }) => ({ length, to, hours, notified }))).toEqual(
    expect.arrayContaining([
      { length: 2, to: ['HANDLER', 'CONTACT'], hours: 24, notified: null },
      { length: 1, to: ['HANDLER', 'CONTACT'], hours: 24, notified: null },
      { length: 1, to: ['HANDLER', 'CONTACT'], hours: 24, notified: null },
    ]),
  );
  expect(notices.length).toBe(3);
});

test('what is closed is notified of no more; what was reopened has its hours anew', async () => {
  const complaint = recorded(1);
  await store.complaints.create([complaint]);
  await runEscalations(store, schedule, hour(30));
  const by = { id: 'me', name: 'Tôi' };
  const closed = await changeComplaint(store, complaint, {
    kind: 'REJECTED',
    by,
    fields: { status: 'REJECTED', closedAt: hour(31) },
  });
  await runEscalations(store, schedule, hour(60));
  expect(await noted()).toEqual({ [complaint._id]: [24] });
  await changeComplaint(store, closed, {
    kind: 'REOPENED',
    by,
    fields: { status: 'RECEIVED', closedAt: null, deadline: deadlineFrom(hour(61)) },
  });
  await runEscalations(store, schedule, hour(90));
  expect(await noted()).toEqual({ [complaint._id]: [24, 24] });
});

test('however often it runs, dies, and runs beside another, each step is noted once and none is left out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 3, maxLength: 6 }),
      fc.array(
        fc.record({ after: fc.integer({ min: 1, max: 7 }), escalationProgress: fc.integer({ min: 1, max: 3 }), dies: fc.boolean() }),
        {
          minLength: 10,
          maxLength: 20,
        },
      ),
      async (hours, rounds) => {
        await clear();
        await runEscalations(store, schedule, hour(0));
        const complaints = hours.map((each) => recorded(each, each % 2 ? SITE : OTHER));
        await store.complaints.create(complaints);
        let now = 0;
        for (const { after, escalationProgress, dies } of rounds) {
          now += after;
          const running = dies ? { ...store, outbox: deadOutbox } : store;
          await Promise.allSettled(Array.from({ length: escalationProgress }, () => runEscalations(running as Store, schedule, hour(now))));
        }
        await runEscalations(store, schedule, hour(now));
        const all = [24, 40, ...Array.from({ length: 10 }, (_, i) => 48 + 24 * i)];
        const found = await noted();
        for (const { _id, recordedAt } of complaints) {
          const age = now - (recordedAt.getTime() - START) / HOUR_MS;
          const notified = found[_id] ?? [];
          expect(new Set(notified).size).toBe(notified.length);
          expect(all).toEqual(expect.arrayContaining(notified));
          // Whatever the next step had overtaken need not be notified; the last one must.
          expect(notified.at(-1)).toBe(all.filter((step) => step <= age).at(-1));
        }
      },
    ),
    { numRuns: 6 },
  );
});

/** A process that dies after it has noted, and before it has said what is to be done. */
const deadOutbox = { add: async () => Promise.reject(new Error('dead')) };
