/** Who did what is on record, whoever did it and whichever way; and nobody takes anything away unseen. */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { askGateway } from '../harness/askGateway.ts';
import { runCommand } from '../harness/command.ts';
import { processWith } from '../harness/processes.ts';
import { startTestSystem, type TestSystem } from '../harness/startSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, SITE } from '../procedure/fileSample.ts';

let system: TestSystem;
let connection: Connection;
let handler: string;
let auditor: string;
beforeAll(async () => {
  system = await startTestSystem({ AUDIT_ANCHOR_SECONDS: '2' });
  connection = await connect(system.databaseUri, 'so_tiem_audit');
  [handler, auditor] = await Promise.all([tokenOf(system, 'coso'), tokenOf(system, 'kiemtoan')]);
});
afterAll(async () => {
  await connection?.close();
  await system?.stop();
});

const ask = async (query: string, variables: object = {}, token?: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${system.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  expect(errors).toBeUndefined();
  return data;
};
const ENTRIES = `query Trail($filter: AuditFilter, $first: Int, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) {
  nodes { number at kind action actor { kind id name role unit } task subjects fields changes { name before after } address requestId }
  pageInfo { hasNextPage endCursor }
} }`;
const entries = async (filter: object, first = 50) => (await ask(ENTRIES, { filter, first }, auditor)).auditEntries.nodes;
/** What was done reaches the trail within moments. */
async function until(filter: object, fits: (found: { action: string }[]) => boolean) {
  for (let tries = 0; tries < 60; tries++, await sleep(200)) {
    const found = await entries(filter);
    if (fits(found)) return found;
  }
  throw new Error(`not on record: ${JSON.stringify(await entries(filter))}`);
}
const verify = (...words: string[]) => runCommand(system, 'scripts/auditVerify.ts', ...words);

test('a complaint from filing to decision: who, as what, on which task, from what to what, from where', async () => {
  const filed = (await ask(FILE, { input: complaintInput() })).fileComplaint.complaint;
  const QUEUE = 'query Find($text: String) { complaints(filter: { text: $text }) { nodes { id version complainant { fullName } } } }';
  const { id, version } = (await ask(QUEUE, { text: filed.code }, handler, { 'x-request-id': 'request-of-a-test' })).complaints.nodes[0];
  await ask(
    'mutation ($input: ClaimComplaintInput!) { claimComplaint(input: $input) { complaint { status } errors { code } } }',
    { input: { id, version } },
    handler,
    { 'x-so-tiem-task': `complaint:${id}` },
  );
  const found = await until({ subject: `complaint:${id}` }, (list) =>
    ['complaint.FILED', 'Find', 'complaint.CLAIMED'].every((action) => list.some((entry) => entry.action === action)),
  );
  const by = (action: string) => found.find((entry: { action: string }) => entry.action === action);
  expect(by('complaint.FILED')).toMatchObject({ kind: 'CHANGE', actor: { kind: 'CITIZEN', name: null } });
  expect(by('Find')).toMatchObject({
    kind: 'READ',
    actor: { kind: 'STAFF', id: 'demo-coso', name: 'Lê Minh Khoa', role: 'HANDLER', unit: SITE },
    fields: ['Complaint.complainant'],
    subjects: [`complaint:${id}`],
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), // the gateway's own: nobody chooses what stands on the trail
    address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
  });
  expect(by('complaint.CLAIMED')).toMatchObject({
    kind: 'CHANGE',
    actor: { id: 'demo-coso' },
    task: `complaint:${id}`,
    changes: expect.arrayContaining([
      { name: 'status', before: 'RECEIVED', after: 'IN_PROGRESS' },
      { name: 'assigneeName', before: null, after: 'Lê Minh Khoa' },
    ]),
  });
});

test('a person who is entered, looked at and corrected; a dose; a contact', async () => {
  const register = 'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id version } errors { code } } }';
  const input = { idempotencyKey: randomUUID(), fullName: 'Trịnh Văn Sổ', dateOfBirth: '1970-01-02', gender: 'MALE' };
  const { citizen } = (await ask(register, { input }, handler)).registerCitizen;
  await ask('query Look($id: ID!) { citizen(id: $id) { fullName doses { doseNumber } } }', { id: citizen.id }, handler);
  await ask(
    'mutation ($input: CorrectCitizenInput!) { correctCitizen(input: $input) { errors { code } } }',
    { input: { idempotencyKey: randomUUID(), id: citizen.id, version: citizen.version, reason: 'sai tên', fullName: 'Trịnh Văn Số' } },
    handler,
  );
  await ask(
    'mutation ($input: RecordDoseInput!) { recordDose(input: $input) { errors { code } } }',
    {
      input: {
        idempotencyKey: randomUUID(),
        citizenId: citizen.id,
        vaccineCode: 'COMIRNATY',
        injectedOn: '2021-09-02',
        doseNumber: 1,
        siteCode: SITE,
      },
    },
    handler,
  );
  const found = await until({ subject: `citizen:${citizen.id}` }, (list) => list.length >= 5);
  expect(new Set(found.map(({ action }: { action: string }) => action))).toEqual(
    new Set(['citizen.REGISTERED', 'Look', 'citizen.CORRECTED', 'dose.RECORDED']),
  );
  expect(found.find(({ action }: { action: string }) => action === 'citizen.CORRECTED').changes).toEqual([
    { name: 'fullName', before: 'Trịnh Văn Sổ', after: 'Trịnh Văn Số' },
  ]);
  expect(
    found
      .filter(({ action }: { action: string }) => action === 'Look')
      .flatMap(({ fields }: { fields: string[] }) => fields)
      .sort(),
  ).toEqual(['Citizen.doses', 'Citizen.fullName']);
});

describe('the list', () => {
  test('is for auditors of the whole country alone', async () => {
    for (const user of ['xuly', 'boyte', 'quantri', 'soyte']) {
      const { errors } = await askGateway(system.gateway, ENTRIES, {}, await tokenOf(system, user));
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const { errors } = await askGateway(system.gateway, ENTRIES);
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('the system alone appends to it', async () => {
    const append = (token?: string) =>
      fetch(`${system.gateway}/audit-entries`, { method: 'POST', headers: token ? { authorization: `Bearer ${token}` } : {}, body: '{}' });
    for (const token of [auditor, handler, undefined]) expect((await append(token)).status).toBe(403);
  });

  test('goes by kind, account, action and time, the latest first, page by page', async () => {
    const reads = await entries({ kind: 'READ', actor: 'demo-coso' });
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.every((entry: { kind: string; actor: { id: string } }) => entry.kind === 'READ' && entry.actor.id === 'demo-coso')).toBe(
      true,
    );
    const times = (await entries({})).map(({ at }: { at: string }) => at);
    expect(times).toEqual([...times].sort().reverse());
    const middle = times[Math.floor(times.length / 2)];
    const between = await entries({ from: middle, action: 'complaint.FILED' });
    expect(between.every((entry: { at: string; action: string }) => entry.at >= middle && entry.action === 'complaint.FILED')).toBe(true);
    const { pageInfo, nodes } = (await ask(ENTRIES, { first: 2 }, auditor)).auditEntries;
    const next = (await ask(ENTRIES, { first: 2, after: pageInfo.endCursor }, auditor)).auditEntries.nodes;
    expect(new Set([...nodes, ...next].map(({ number }: { number: number }) => number)).size).toBe(4);
  });

  test('is exported as a spreadsheet', async () => {
    const answer = await fetch(`${system.gateway}/audit-lists?format=csv&action=complaint.FILED`, {
      headers: { authorization: `Bearer ${auditor}` },
    });
    const text = await answer.text();
    expect([answer.status, text.split('\n').length > 1]).toEqual([200, true]);
    expect(text).toContain('complaint.FILED');
    expect((await fetch(`${system.gateway}/audit-lists`, { headers: { authorization: `Bearer ${handler}` } })).status).toBe(403);
  });
});

test('a look that was given away is on record though the process was killed the moment after', async () => {
  const pid = processWith(`PORT=${system.ports.AUDIT_PORT}`);
  process.kill(pid, 'SIGSTOP'); // nothing reaches the trail
  try {
    await ask('query LastLook { complaints(first: 1) { nodes { complainant { fullName } } } }', {}, handler);
    process.kill(processWith(`PORT=${system.ports.COMPLAINTS_PORT}`), 'SIGKILL');
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await until({ action: 'LastLook' }, (list) => list.length === 1);
});

describe('the chain', () => {
  test('is whole, and says where it ends', async () => {
    const { code, output } = await verify();
    expect([code, output]).toEqual([0, expect.stringMatching(/\d+ entries checked, the chain is whole/)]);
    const [, head = ''] = /: (\d+:[0-9a-f]{64})/.exec(output) ?? [];
    expect((await verify('--head', head)).code).toBe(0);
    expect(
      (
        await verify(
          '--head',
          head.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        )
      ).output,
    ).toContain('is not the one that was written down');
  });

  test.each<[string, (number: number) => Promise<unknown>, RegExp]>([
    [
      'an altered entry',
      (number) => connection.collection('audit_entries').updateOne({ number }, { $set: { 'actor.id': 'somebody-else' } }),
      /entry \d+ was altered/,
    ],
    ['a removed entry', (number) => connection.collection('audit_entries').deleteOne({ number }), /entry \d+ is missing/],
    [
      'an entry moved in time',
      (number) => connection.collection('audit_entries').updateOne({ number }, { $set: { at: new Date(0) } }),
      /entry \d+ was altered/,
    ],
  ])('%s is found', async (_, tamper, told) => {
    const collection = connection.collection('audit_entries');
    const entry = await collection.findOne({ number: 3 });
    if (!entry) throw new Error('no entry');
    await tamper(3);
    const { code, output } = await verify();
    await collection.replaceOne({ _id: entry._id }, entry, { upsert: true });
    expect([code, output]).toEqual([1, expect.stringMatching(told)]);
    expect((await verify()).code).toBe(0);
  });

  test('an end that was cut off is found', async () => {
    const collection = connection.collection('audit_entries');
    const [last] = await collection.find().sort({ number: -1 }).limit(1).toArray();
    if (!last) throw new Error('no entry');
    await collection.deleteOne({ _id: last._id });
    const { output } = await verify();
    await collection.insertOne(last);
    expect(output).toMatch(/missing at the end/);
  });

  describe('with its anchors', () => {
    /** As an administrator of the database leaves it, and then as it was. */
    async function without<Found>(filter: object, look: () => Promise<Found>): Promise<Found> {
      const [entries, chain, segments] = ['audit_entries', 'audit_chain', 'audit_segments'].map((name) => connection.collection(name));
      if (!entries || !chain || !segments) throw new Error('no collections');
      const kept = await Promise.all([entries, chain, segments].map((collection) => collection.find().toArray()));
      await entries.deleteMany(filter);
      const last = (await entries.find().sort({ number: -1 }).limit(1).toArray())[0];
      if (last) await chain.updateOne({ _id: 'head' as never }, { $set: { number: last['number'], hash: last['hash'] } });
      else await chain.deleteMany({});
      try {
        return await look();
      } finally {
        for (const [i, collection] of [entries, chain, segments].entries()) {
          await collection.deleteMany({});
          await collection.insertMany(kept[i] ?? []);
        }
      }
    }
    const anchors = () => join(system.data, 'anchors', 'anchors.jsonl');
    beforeAll(() => sleep(6000)); // the next anchor is of a trail that has entries

    test('it is whole, and says from when its last anchor is', async () => {
      expect(await verify()).toEqual({ code: 0, output: expect.stringMatching(/[1-9]\d* anchors checked, the last of 20/) });
    });

    test('an end that was cut off with the head set back is found', async () => {
      const anchored = JSON.parse(readFileSync(anchors(), 'utf8').trim().split('\n').at(-1) ?? '');
      const { code, output } = await without({ number: { $gte: anchored.number } }, verify);
      expect([code, output]).toEqual([1, expect.stringMatching(/entry \d+, which was written down at 20\S+, is not there/)]);
    });

    test('a trail that was emptied is found', async () => {
      expect((await without({}, verify)).output).toMatch(/which was written down at/);
    });

    test('an anchor that was made up is found', async () => {
      const file = join(system.data, 'made-up.jsonl');
      writeFileSync(
        file,
        `${readFileSync(anchors(), 'utf8')
          .trim()
          .split('\n')
          .at(-1)
          ?.replace(/"number":(\d+)/, '"number":1$1')}\n`,
      );
      expect((await verify('--anchors', file)).output).toMatch(/not signed with the key of this trail/);
    });
  });
});
