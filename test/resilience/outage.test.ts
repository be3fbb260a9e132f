/** A part is gone: the rest answers, the answer says which part is missing and nothing else, and the part comes back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { processWith } from '../harness/processes.ts';
import { startTestSystem, type TestSystem } from '../harness/startSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

let system: TestSystem;
let token: string;
const QUEUE =
  '{ complaints(first: 5) { nodes { code citizen { id fullName doses { doseNumber } } responsible { level site { name } } } } }';

beforeAll(async () => {
  system = await startTestSystem({ SUBGRAPH_TIMEOUT_MS: '1500' });
  token = await tokenOf(system, 'xuly');
});
afterAll(async () => await system?.stop());

test('a subgraph that hangs is waited for no longer than the time limit, and named', async () => {
  const pid = processWith(`PORT=${system.ports.DOSES_PORT}`);
  process.kill(pid, 'SIGSTOP');
  try {
    const began = performance.now();
    const { data, errors } = await askGateway(system.gateway, QUEUE, {}, token);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(data.complaints.nodes).toHaveLength(5);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors)
      expect(error).toMatchObject({
        message: 'The subgraph doses does not answer.',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'doses' },
      });
    expect(JSON.stringify(errors)).not.toMatch(/localhost|127\.0\.0\.1|ECONN|stack|undici/i);
    const ready = await fetch(`${system.gateway}/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { ready: false, subgraphs: { doses: 'does not answer', citizens: 'ready' } },
    ]);
    expect((await fetch(`${system.gateway}/health`)).status).toBe(200);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});

test('a subgraph that is killed is named, the rest of the answer is there, and it is started again', async () => {
  process.kill(processWith(`PORT=${system.ports.FACILITIES_PORT}`), 'SIGKILL');
  const { data, errors } = await askGateway(system.gateway, QUEUE, {}, token);
  expect(data.complaints.nodes.every(({ citizen }: { citizen: { fullName: string } }) => citizen.fullName)).toBe(true);
  expect(errors.map(({ extensions }) => extensions.subgraph)).toContain('facilities');
  for (let waited = 0; waited < 20_000 && (await fetch(`${system.gateway}/ready`)).status !== 200; waited += 200) await sleep(200);
  const again = await askGateway(system.gateway, QUEUE, {}, token);
  expect(again.errors).toEqual([]);
});

test('while the issuer is away a token that cannot be checked is not taken for a bad one', async () => {
  const unknown = await tokenOf(system, 'soyte');
  process.kill(processWith(`PORT=${system.ports.IDENTITY_PORT}`), 'SIGSTOP');
  process.kill(processWith(`PORT=${system.ports.GATEWAY_PORT}`), 'SIGKILL'); // it forgets the issuer's keys
  try {
    let answer = await askGateway(system.gateway, '{ provinces { code } }', {}, unknown).catch(() => undefined);
    for (let waited = 0; waited < 20_000 && !answer; waited += 200) {
      await sleep(200);
      answer = await askGateway(system.gateway, '{ provinces { code } }', {}, unknown).catch(() => undefined);
    }
    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'ISSUER_UNAVAILABLE' } }] });
    expect((await askGateway(system.gateway, '{ provinces { code } }')).data.provinces).toHaveLength(63);
  } finally {
    process.kill(processWith(`PORT=${system.ports.IDENTITY_PORT}`), 'SIGCONT');
  }
});
