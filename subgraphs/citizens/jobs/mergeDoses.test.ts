/** A job whose lease ran out is done by two processes at once: what it comes to is done once. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import { testTrail } from '@so-tiem/platform/testing/testTrail';
import type { CitizenMergeStatus } from '../generated/schema.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { MergeRecord } from '../model/merge.ts';
import { openStore, type Store } from '../model/store.ts';
import { mergeDoses, unmergeDoses } from './mergeDoses.ts';

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  const opened = await openTestConnection('merge_doses_test');
  store = openStore(opened.connection, new Outbox(opened.connection, createLogger('test')), testTrail(opened.connection));
  stop = opened.stop;
  await ensureIndexes(opened.connection);
});
afterAll(async () => await stop?.());

const by: Staff = { kind: 'staff', id: 'a', name: 'A', role: 'HANDLER', unit: { level: 'PROVINCE', code: '79' } };
const REFUSAL = { code: 'WRONG_STATE', field: [], message: 'they changed' };

function person(_id: string, fields: Partial<CitizenRecord> = {}): CitizenRecord {
  return {
    _id,
    fullName: 'Nguyễn Văn An',
    dateOfBirth: '1990-05-20',
    gender: 'MALE',
    nationality: 'VN',
    identityDocument: null,
    healthInsuranceNumber: null,
    phone: null,
    email: null,
    address: null,
    communeCode: null,
    districtCode: null,
    provinceCode: null,
    identityStatus: 'WITHOUT_ID',
    suffixes: [],
    numbers: [],
    sortKey: `nguyen van an ${_id}`,
    mergedInto: null,
    version: 1,
    idempotencyKey: null,
    ...fields,
  };
}

/** Two people who are one since their merge, as far as it has come. */
async function merged(name: string, status: CitizenMergeStatus): Promise<MergeRecord> {
  const before = { survivor: person(`${name}-survivor`), duplicate: person(`${name}-duplicate`) };
  const after = { ...before.survivor, phone: '+84912345678', version: 2 };
  await store.citizens.insertMany([after, { ...before.duplicate, mergedInto: after._id, version: 2 }]);
  const unmergeKey = status === 'UNMERGING' ? `${name}-back` : null;
  const unmerged = status === 'UNMERGING' ? { idempotencyKey: `${name}-back`, reason: 'two people', by, at: new Date() } : null;
  const merge: MergeRecord = {
    _id: name,
    idempotencyKey: name,
    survivorId: after._id,
    duplicateId: before.duplicate._id,
    status,
    reason: 'the same',
    by,
    at: new Date(),
    doses: [],
    before,
    after,
    failures: [],
    refusedAt: null,
    unmergeKey,
    unmerged,
  };
  await store.merges.create([merge]);
  return merge;
}

/** A graph that answers when so many have asked. */
function answersTogether(count: number, answer: object): GraphClient {
  let asked = 0;
  let release = () => {};
  const all = new Promise<void>((done) => {
    release = done;
  });
  const ask = async () => {
    asked += 1;
    if (asked === count) release();
    await all;
    return answer;
  };
  return { ask } as unknown as GraphClient;
}

test.each([
  ['refused', 'MERGING', mergeDoses, { mergeDoses: { errors: [REFUSAL] } }, 'REFUSED'],
  ['unmerged', 'UNMERGING', unmergeDoses, { unmergeDoses: { errors: [] } }, 'UNMERGED'],
] as const)('%s by two at once', async (name, status, job, answer, outcome) => {
  const { survivorId, duplicateId } = await merged(name, status);
  const graph = answersTogether(2, answer);
  await Promise.all([1, 2].map(() => job(store, graph)({ mergeId: name })));
  expect(await store.merges.findById(name).lean()).toMatchObject({ status: outcome });
  expect(await store.citizens.findById(survivorId).lean()).toMatchObject({ phone: null, version: 3 });
  expect(await store.citizens.findById(duplicateId).lean()).toMatchObject({ mergedInto: null, version: 3 });
});

test('a late one of an earlier attempt to take it back settles no later one', async () => {
  const { duplicateId } = await merged('late', 'UNMERGING');
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<object>();
  const ask = () => {
    asked.resolve();
    return answered.promise;
  };
  const graph = { ask } as unknown as GraphClient;
  const late = unmergeDoses(store, graph)({ mergeId: 'late' });
  await asked.promise;
  // Meanwhile that attempt was given up, and another one is under way.
  await store.merges.updateOne({ _id: 'late' }, { $set: { unmergeKey: 'another' } });
  answered.resolve({ unmergeDoses: { errors: [] } });
  await late;
  expect(await store.merges.findById('late').lean()).toMatchObject({ status: 'UNMERGING', unmergeKey: 'another' });
  expect(await store.citizens.findById(duplicateId).lean()).toMatchObject({ mergedInto: 'late-survivor', version: 2 });
});
