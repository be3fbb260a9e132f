/** A correction that cannot be carried out gives its complaint back to the handler, with the reason. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { failure, unavailable } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { PermanentFailure } from '@so-tiem/platform/jobs/job';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { carryOutCorrection, correctionEnded } from './carryOutCorrection.ts';

const SITE = '79.760.26734.01';
const handler: Staff = { kind: 'staff', id: 'h', name: 'Nguyễn Văn Xử', role: 'HANDLER', unit: { level: 'SITE', code: SITE } };
let store: Store;
let stop: () => Promise<void>;
/** What the graph does when it is asked. */
let answer: () => Promise<unknown>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('carry_out_test'));
  const graph = { ask: () => answer() } as unknown as GraphClient;
  store.outbox.handle('correct', carryOutCorrection(store, graph), { ended: correctionEnded(store) });
});
afterAll(async () => await stop?.());

async function decided(): Promise<ComplaintRecord> {
  const idempotencyKey = randomUUID();
  const fields = { doseId: randomUUID() };
  const correction = { kind: 'voidDose' as const, fields, idempotencyKey, note: null, proof: [], decidedBy: handler };
  const by = { assigneeId: handler.id, assigneeName: handler.name } as Partial<ComplaintRecord>;
  const complaint = testComplaint(SITE, { status: 'RESOLVING', citizenId: 'c', correction, ...by });
  await store.complaints.create([complaint]);
  await inTransaction(store.connection, (session) =>
    store.outbox.add(session, [{ kind: 'correct', key: complaint._id, payload: { complaintId: complaint._id, idempotencyKey } }]),
  );
  return complaint;
}
const after = async ({ _id }: ComplaintRecord) => {
  const complaint = await store.complaints.findById(_id).lean();
  const [event] = await store.events.find({ complaintId: _id }).sort({ version: -1 }).lean();
  return { status: complaint?.status, correction: complaint?.correction, assignee: complaint?.assigneeId, event };
};
const GIVEN_BACK = { status: 'IN_PROGRESS', correction: null, assignee: handler.id };

test.each<[string, () => Promise<unknown>, object]>([
  [
    'that the other part refuses',
    async () => ({ voidDose: { dose: null, errors: [{ code: 'WRONG_STATE', field: [], message: 'void already', reason: null }] } }),
    { code: 'WRONG_STATE' },
  ],
  [
    'that can never succeed',
    async () => {
      throw new PermanentFailure('no such operation');
    },
    { code: 'UNAVAILABLE', reason: 'GIVEN_UP' },
  ],
  [
    'that the graph refuses for good',
    async () => {
      throw failure('FORBIDDEN', '', 'not yours');
    },
    { code: 'FORBIDDEN' },
  ],
])('one %s', async (_, does, reason) => {
  answer = does;
  const complaint = await decided();
  await store.outbox.runNow(complaint._id);
  expect(await after(complaint)).toMatchObject({ ...GIVEN_BACK, event: { kind: 'CORRECTION_REFUSED', failures: [reason] } });
});

test('one that may still succeed waits; tried often enough, it is given back too', async () => {
  answer = async () => {
    throw unavailable('the doses do not answer');
  };
  const complaint = await decided();
  await store.outbox.runNow(complaint._id);
  expect(await after(complaint)).toMatchObject({ status: 'RESOLVING' });
  await store.connection
    .collection<{ _id: string }>('outbox')
    .updateOne({ _id: complaint._id }, { $set: { attempts: 35, due: new Date(0) } });
  await store.outbox.runNow(complaint._id);
  expect(await after(complaint)).toMatchObject({ ...GIVEN_BACK, event: { failures: [{ code: 'UNAVAILABLE' }] } });
});

test('what was decided anew meanwhile is left alone', async () => {
  const complaint = await decided();
  await correctionEnded(store)({ complaintId: complaint._id, idempotencyKey: 'an earlier one' }, new Error('late'));
  expect(await after(complaint)).toMatchObject({ status: 'RESOLVING', correction: complaint.correction });
});
