/** `npm start` on the data of the first release: said in one line, and everything that was there is there, and is worked on. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestDatabase } from '@so-tiem/database/testing/testDatabase';
import { loadFirstRelease } from '@so-tiem/migrations/testing/firstRelease';
import { askGateway } from '../harness/askGateway.ts';
import { startTestSystem, type TestSystem } from '../harness/startSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

let data: string;
let system: TestSystem;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'so-tiem-first-release-'));
  const database = await startTestDatabase(data);
  const keys = await loadFirstRelease(database.uri, 'so_tiem');
  await database.stop();
  await writeFile(join(data, 'secrets.json'), JSON.stringify(keys));
  system = await startTestSystem({ SO_TIEM_DATA: data });
});
afterAll(async () => {
  await system?.stop();
  await rm(data, { recursive: true, force: true });
});

const ask = async (username: string, query: string, variables: object = {}) => {
  const { data: answer, errors } = await askGateway(system.gateway, query, variables, await tokenOf(system, username));
  expect(errors ?? []).toEqual([]);
  return answer;
};

test('is said in one line, and no sample is loaded over it', () => {
  const lines = system
    .output()
    .split('\n')
    .filter((line) => /Migrated|Loading/.test(line));
  expect(lines).toEqual(['Migrated the data to this release (20261127-words-of-the-field, 20261128-ids-of-staff)']);
});

test('the queue of a handler is there, and a complaint is claimed and given a note', async () => {
  const { complaints, complaintCounts } = await ask(
    'xuly',
    '{ complaintCounts { all unassigned } complaints(first: 100) { nodes { id version code status deadline complainant { identityDocument { number } } history { kind } } } }',
  );
  expect(complaints.nodes.length).toBe(complaintCounts.all);
  const open = complaints.nodes.find(({ status }: { status: string }) => status === 'RECEIVED');
  expect(open.complainant.identityDocument.number).toMatch(/^[A-Z\d]+$/);
  const { claimComplaint } = await ask(
    'xuly',
    'mutation ($input: ClaimComplaintInput!) { claimComplaint(input: $input) { complaint { assignee { name } history { kind } } errors { code } } }',
    { input: { id: open.id, version: open.version } },
  );
  expect(claimComplaint).toMatchObject({ errors: [], complaint: { assignee: { name: expect.any(String) } } });
  expect(claimComplaint.complaint.history.at(-1).kind).toBe('CLAIMED');
});

test('what was merged is told from its survivor, and a person is found by name and number', async () => {
  const { citizens } = await ask(
    'xuly',
    '{ citizens(search: { name: "nguyen" }, first: 50) { nodes { id fullName identityDocument { number } merges { status } } } }',
  );
  expect(citizens.nodes.length).toBeGreaterThan(0);
  const number = citizens.nodes.find(({ identityDocument }: { identityDocument: { number: string } | null }) =>
    /^\d{12}$/.test(identityDocument?.number ?? ''),
  )?.identityDocument.number;
  const found = await ask('xuly', 'query ($number: String!) { citizens(search: { identityDocument: $number }) { nodes { id } } }', {
    number,
  });
  expect(found.citizens.nodes.length).toBeGreaterThan(0);
});

test('the trail tells what was done before in the words of today, and finds it by them', async () => {
  const { auditEntries } = await ask(
    'kiemtoan',
    '{ auditEntries(filter: { kind: READ }, first: 100) { nodes { kind action } } changes: auditEntries(filter: { kind: CHANGE }, first: 100) { nodes { kind action } } }',
  );
  expect(new Set(auditEntries.nodes.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['READ']));
  const { auditEntries: expired } = await ask(
    'kiemtoan',
    '{ auditEntries(filter: { action: "complaint.CLAIM_EXPIRED" }, first: 100) { nodes { at action } } }',
  );
  expect(expired.nodes.length).toBeGreaterThanOrEqual(6);
  expect(new Set(expired.nodes.map(({ action }: { action: string }) => action))).toEqual(new Set(['complaint.CLAIM_EXPIRED']));
});
