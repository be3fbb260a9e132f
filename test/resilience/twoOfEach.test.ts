/** Two of every subgraph and gateway on one database: each thing is done once, whoever does it, also when one half dies in the middle. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { ManagedProcess } from '../../scripts/start/processes.ts';
import { portVariable, SUBGRAPH_NAMES } from '../../subgraphs/list.ts';
import { askGateway, type GatewayAnswer } from '../harness/askGateway.ts';
import { environmentBeside } from '../harness/environmentBeside.ts';
import type { Mail } from '../harness/mailbox.ts';
import { processWith } from '../harness/processes.ts';
import { freePorts, startTestSystem, type TestSystem } from '../harness/startSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, SITE } from '../procedure/fileSample.ts';

const COMPLAINTS = 12;
/** A mail whose process was killed is sent by another one once its lease of 45 s is over. */
const MAILED_WITHIN_MS = 90_000;
let system: TestSystem;
let gateways: string[];
let tokens: Record<string, string>;
const second: ManagedProcess[] = [];

beforeAll(async () => {
  system = await startTestSystem({ SAMPLE_PEOPLE: '50', SAMPLE_COMPLAINTS: '5' });
  const ports = await freePorts();
  const at = (port: number) => `http://localhost:${port}`;
  const shared = environmentBeside(system, ports, {
    NODE_ENV: 'development',
    PUBLIC_URL: system.gateway,
    GATEWAY_URL: at(ports.GATEWAY_PORT),
    SMTP_URL: `smtp://localhost:${system.ports.SMTP_PORT}`,
    AUDIT_JOURNAL_FOLDER: join(system.data, 'audit'),
    AUDIT_ANCHOR: join(system.data, 'anchors'),
    RATE_LIMIT_USER: '100000',
    RATE_LIMIT_ADDRESS: '100000',
    COMPLAINTS_PER_ADDRESS: '100000',
    COMPLAINTS_PER_NETWORK: '100000',
    COMPLAINTS_PER_PHONE: '100000',
  });
  const start = async (name: string, script: string, port: number) => {
    const options = { name, script, environment: { ...shared, PORT: String(port) }, nodeArguments: [], log: () => {} };
    const process = new ManagedProcess(options);
    second.push(process);
    await process.start();
  };
  await Promise.all(SUBGRAPH_NAMES.map((name) => start(name, `subgraphs/${name}/main.ts`, ports[portVariable(name)])));
  await start('gateway', 'gateway/main.ts', ports.GATEWAY_PORT);
  gateways = [system.gateway, at(ports.GATEWAY_PORT)];
  tokens = Object.fromEntries(await Promise.all(['coso', 'nhaplieu', 'kiemtoan'].map(async (name) => [name, await tokenOf(system, name)])));
}, 180_000);
afterAll(async () => {
  await Promise.all(second.map((process) => process.stop()));
  await system?.stop();
});

/** At either gateway, until there is an answer: one half is being killed. */
async function insist(which: number, query: string, variables: object, username?: string): Promise<GatewayAnswer['data']> {
  for (let tries = 0; tries < 300; tries++) {
    const gateway = gateways[(which + tries) % gateways.length] ?? '';
    const answer = await askGateway(gateway, query, variables, username && tokens[username]).catch(() => undefined);
    if (answer?.data && !answer.errors.length) return answer.data;
    await sleep(200);
  }
  throw new Error(`no gateway answers:\n${system.output().slice(-4000)}`);
}

/** As a console hears it. */
async function hear(gateway: string): Promise<{ events: () => string; stop: () => void }> {
  const stopping = new AbortController();
  const headers = { authorization: `Bearer ${tokens['coso']}` };
  const answer = await fetch(`${gateway}/queue-events`, { headers, signal: stopping.signal });
  expect(answer.status).toBe(200);
  let events = '';
  void (async () => {
    for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) events += text;
  })().catch(() => {});
  return { events: () => events, stop: () => stopping.abort() };
}

const REGISTER = 'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id } errors { code } } }';
const FIND = `query ($text: String) { complaints(filter: { text: $text }) {
  nodes { id version status citizen { id } history { kind } } } }`;
const RESOLVE = 'mutation ($input: ResolveComplaintInput!) { resolveComplaint(input: $input) { errors { code } } }';
const complaintOf = async (which: number, code: string) => (await insist(which, FIND, { text: code }, 'coso')).complaints.nodes[0];

test('each complaint is decided once, its dose recorded once, its citizen told once, each look noted once', async () => {
  const filed = await Promise.all(
    Array.from({ length: COMPLAINTS }, async (_, i) => {
      const complainant = { ...complaintInput().complainant, email: `hai.${i}@thu.example` };
      const { registerCitizen } = await insist(i, REGISTER, { input: { ...complainant, idempotencyKey: `two-person-${i}` } }, 'nhaplieu');
      const input = complaintInput({ complainant, idempotencyKey: `two-complaint-${i}` });
      // The same form reaches both halves: it is one complaint.
      const [one, other] = await Promise.all([insist(0, FILE, { input }), insist(1, FILE, { input })]);
      expect(one.fileComplaint.complaint.code).toBe(other.fileComplaint.complaint.code);
      return { code: one.fileComplaint.complaint.code as string, citizenId: registerCitizen.citizen.id as string };
    }),
  );
  for (const [i, { code }] of filed.entries()) while (!(await complaintOf(i, code)).citizen) await sleep(200);

  for (const [i, { code }] of filed.entries()) {
    const { id, version } = await complaintOf(i, code);
    const recordDose = { vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
    // Two handlers decide at once, each at another half; then one half dies.
    await Promise.all(
      gateways.map((gateway) =>
        askGateway(gateway, RESOLVE, { input: { id, version, recordDose } }, tokens['coso']).catch(() => undefined),
      ),
    );
    if (i === 4) for (const name of SUBGRAPH_NAMES) process.kill(processWith(`PORT=${system.ports[portVariable(name)]}`), 'SIGKILL');
  }

  for (const [i, { code, citizenId }] of filed.entries()) {
    let complaint = await complaintOf(i, code);
    for (let waited = 0; waited < 90_000 && complaint.status === 'RESOLVING'; waited += 500) {
      await sleep(500);
      complaint = await complaintOf(i, code);
    }
    const { citizen } = await insist(
      i,
      'query ($id: ID!) { citizen(id: $id) { doses(includeEnded: true) { status } } }',
      { id: citizenId },
      'coso',
    );
    const decided = complaint.history.filter(({ kind }: { kind: string }) => kind === 'RESOLVED').length;
    // A request that was cut off may have decided nothing; none has decided twice.
    expect([complaint.status, citizen.doses.length, decided]).toEqual(
      complaint.status === 'RESOLVED' ? ['RESOLVED', 1, 1] : ['RECEIVED', 0, 0],
    );
    if (complaint.status === 'RECEIVED') continue;
    const subject = `Đã giải quyết phản ánh ${code}`;
    const mails = () =>
      fetch(`${system.mailbox}/messages`).then(async (answer) =>
        ((await answer.json()) as Mail[]).filter((mail) => mail.subject === subject),
      );
    for (let waited = 0; waited < MAILED_WITHIN_MS && !(await mails()).length; waited += 500) await sleep(500);
    expect((await mails()).length).toBe(1);
  }

  // A console hears what happens at either half, also while one half's complaints are gone and come again.
  const heard = await Promise.all(gateways.map((gateway) => hear(gateway)));
  process.kill(processWith(`PORT=${system.ports.COMPLAINTS_PORT}`), 'SIGKILL');
  for (const which of [0, 1]) {
    const { fileComplaint } = await insist(which, FILE, { input: complaintInput({ idempotencyKey: `two-heard-${which}` }) });
    const { id } = await complaintOf(which, fileComplaint.complaint.code);
    for (const { events } of heard) {
      const filed = () =>
        events()
          .split('\n')
          .filter((line) => line.includes(id) && line.includes('"FILED"')).length;
      for (let waited = 0; waited < 30_000 && !filed(); waited += 100) await sleep(100);
      await sleep(1000); // and not once more
      expect(filed()).toBe(1);
    }
  }
  for (const { stop } of heard) stop();

  // Looks at both halves, each under a name of its own, are on the trail once each, and the chain is one.
  const looks = Array.from({ length: 20 }, (_, i) => `TwoOfEach${i}`);
  await Promise.all(
    looks.map((name, i) => insist(i, `query ${name} { complaints(first: 1) { nodes { complainant { fullName phone } } } }`, {}, 'coso')),
  );
  const trail = await connect(system.databaseUri, 'so_tiem_audit');
  try {
    const entries = trail.collection('audit_entries');
    const noted = () => entries.find({ action: /^TwoOfEach/ }).toArray();
    for (let waited = 0; waited < 20_000 && (await noted()).length < looks.length; waited += 500) await sleep(500);
    await sleep(2000);
    expect((await noted()).map(({ action }) => action).sort()).toEqual([...looks].sort());
    const numbers = (
      await entries
        .find({}, { projection: { number: 1 } })
        .sort({ number: 1 })
        .toArray()
    ).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  } finally {
    await trail.close();
  }

  // What is counted beside the complaints is what there is.
  const kept = await connect(system.databaseUri, 'so_tiem_complaints');
  try {
    const open = await kept.collection('complaints').countDocuments({ closedAt: null, assigneeId: null });
    const COUNTS = '{ complaintCounts { unassigned } }';
    let told: number | undefined;
    for (let waited = 0; waited < 20_000 && told !== open; waited += 500) {
      const answer = await askGateway(gateways[1] ?? '', COUNTS, {}, tokens['kiemtoan']);
      told = answer.data?.complaintCounts?.unassigned;
      await sleep(500);
    }
    expect(told).toBe(open);
  } finally {
    await kept.close();
  }
}, 400_000);
