/** Deciding complaints while every part is killed, one after the other: each correction is done once, none is half done. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askGateway, type GatewayAnswer } from '../harness/askGateway.ts';
import { processWith } from '../harness/processes.ts';
import { startTestSystem, type TestSystem } from '../harness/startSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, SITE } from '../procedure/fileSample.ts';

const COMPLAINTS = 16;
let system: TestSystem;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  system = await startTestSystem({ SAMPLE_PEOPLE: '50', SAMPLE_COMPLAINTS: '5' });
  for (const username of ['coso', 'nhaplieu']) tokens[username] = await tokenOf(system, username);
});
afterAll(async () => await system?.stop());

/** Kills a process, as soon as it is one, and waits until the whole system answers again. */
async function kill(victim: () => number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      process.kill(victim(), 'SIGKILL');
      break;
    } catch {
      await sleep(100); // it is just being started again
    }
  }
  for (let tries = 0; tries < 600; tries++) {
    await sleep(100);
    if ((await fetch(`${system.gateway}/ready`).catch(() => undefined))?.ok) return;
  }
  throw new Error(`the system did not come back:\n${system.output().slice(-4000)}`);
}

/** Asks until there is an answer without errors: what a client does that was cut off. */
async function insist(query: string, variables: object, username?: string): Promise<GatewayAnswer['data']> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await askGateway(system.gateway, query, variables, username ? tokens[username] : undefined).catch(() => undefined);
    if (answer?.data && !answer.errors.length) return answer.data;
    await sleep(200);
  }
  throw new Error(`the system did not come back:\n${system.output().slice(-4000)}`);
}

test('kill -9 of subgraphs, gateway and database between decision and correction', async () => {
  const people = await Promise.all(
    Array.from({ length: COMPLAINTS }, async (_, i) => {
      const { complainant } = complaintInput();
      const { registerCitizen } = await insist(
        'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id } errors { code } } }',
        { input: { ...complainant, idempotencyKey: `crash-person-${i}` } },
        'nhaplieu',
      );
      const { fileComplaint } = await insist(FILE, { input: complaintInput({ complainant, idempotencyKey: `crash-complaint-${i}` }) });
      return { citizenId: registerCitizen.citizen.id as string, code: fileComplaint.complaint.code as string };
    }),
  );
  const complaintOf = async (code: string) =>
    (
      await insist(
        'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version status pendingDecision { kind } citizen { id } history { kind } } } }',
        { text: code },
        'coso',
      )
    ).complaints.nodes[0];
  for (const { code } of people) while (!(await complaintOf(code)).citizen) await sleep(200);

  let killing = true;
  const victims = [
    () => processWith(`PORT=${system.ports.DOSES_PORT}`),
    () => processWith(`PORT=${system.ports.COMPLAINTS_PORT}`),
    () => processWith(`PORT=${system.ports.GATEWAY_PORT}`),
    () => Number(readFileSync(`${system.data}/documentdb/postmaster.pid`, 'utf8').split('\n')[0]),
  ];
  let kills = 0;
  const killer = (async () => {
    for (; killing; kills++) {
      const victim = victims[kills % victims.length];
      if (victim) await kill(victim);
      await sleep(300 * Math.random()); // not in step with the decisions
    }
  })();

  // The handler decides each complaint, with a pause between them, and asks again when cut off.
  for (const [i, { code }] of people.entries()) {
    const { id, version, status } = await complaintOf(code);
    if (status === 'RECEIVED') {
      await askGateway(
        system.gateway,
        'mutation ($input: ResolveComplaintInput!) { resolveComplaint(input: $input) { errors { code } } }',
        {
          input: {
            id,
            version,
            recordDose: { vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE },
            undoSeconds: i % 2 ? 2 : 0, // every other one waits, and whoever decided it is gone by then
          },
        },
        tokens['coso'],
      ).catch(() => {});
    }
    await sleep(300);
  }
  while (kills < 2 * victims.length) await sleep(200);
  killing = false;
  await killer;

  // Whatever was decided ends resolved; whatever was not is still with the handler, untouched.
  const statuses: Record<string, number> = {};
  for (const { code, citizenId } of people) {
    let complaint = await complaintOf(code);
    for (let waited = 0; waited < 60_000 && (complaint.status === 'RESOLVING' || complaint.pendingDecision); waited += 500) {
      await sleep(500);
      complaint = await complaintOf(code);
    }
    const { citizen } = await insist(
      'query ($id: ID!) { citizen(id: $id) { doses(includeEnded: true) { status } } }',
      { id: citizenId },
      'coso',
    );
    expect([complaint.status, citizen.doses.length]).toEqual(complaint.status === 'RESOLVED' ? ['RESOLVED', 1] : ['RECEIVED', 0]);
    const kinds = complaint.history.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === 'RESOLVED').length).toBe(complaint.status === 'RESOLVED' ? 1 : 0);
    statuses[complaint.status] = (statuses[complaint.status] ?? 0) + 1;
  }
  expect(statuses['RESOLVED']).toBeGreaterThan(COMPLAINTS / 3);
}, 300_000);
