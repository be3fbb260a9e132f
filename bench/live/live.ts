/**
 * `npm run bench -- live`: a thousand open consoles of one unit while complaints change. They listen to events; their peer asks for the
 * counts of the queue every two seconds, as a console without events would have to. How long until all know, and what it costs.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { createParser } from 'eventsource-parser';
import { Agent, request } from 'undici';
import { processesWith } from '../../test/harness/processes.ts';
import { openBenchDatabase } from '../database.ts';
import { startIssuer } from '../issuer.ts';
import { cpuSeconds, isRunning, memoryOf } from '../processes.ts';
import { ensureBenchSample } from '../sample.ts';
import { startSystem } from '../system.ts';

const SIZE = 10_000;
const CONSOLES = Number(process.env['BENCH_CONSOLES'] ?? 1000);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 20);
const CHANGES_PER_SECOND = 10;
const PORTS = { database: 24_400, issuer: 24_401, gateway: 24_410 };
const CLAIMS = { name: 'Trần Thị Hạnh', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '79' };
const GATEWAY = `http://127.0.0.1:${PORTS.gateway}`;
const COUNTS = 'query QueueCounts { complaintCounts { mine unassigned dueSoon breached all } }';

interface Complaint {
  id: string;
  version: number;
  taken?: boolean;
}

export async function run(): Promise<void> {
  useTestKeyring();
  const database = await openBenchDatabase(PORTS.database);
  const issuer = await startIssuer(PORTS.issuer, CLAIMS);
  const consoles = new Agent({ connections: null, pipelining: 1, bodyTimeout: 0 });
  const [uri, prefix] = [database.uri, `q${SIZE}`];
  await ensureBenchSample(uri, prefix, SIZE);
  const system = await startSystem({ uri, prefix, port: PORTS.gateway, issuer: issuer.issuer });
  try {
    const headers = { authorization: `Bearer ${issuer.token}`, 'content-type': 'application/json' };
    const ask = async (query: string, variables: object) => {
      const { body } = await request(`${GATEWAY}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
        dispatcher: consoles,
      });
      return ((await body.json()) as { data: Record<string, never> }).data;
    };
    const queue = 'query { complaints(filter: { scope: UNASSIGNED }, first: 100) { nodes { id version } } }';
    const { complaints } = (await ask(queue, {})) as unknown as { complaints: { nodes: Complaint[] } };
    const tokens = await Promise.all(Array.from({ length: CONSOLES }, (_, i) => issuer.tokenOf(`bench-${i}`)));

    const changedAt = new Map<string, number>();
    let taken = 0;
    /** Takes and gives back, one complaint after the other. */
    const changeOne = async () => {
      const complaint = complaints.nodes[taken++ % complaints.nodes.length];
      if (!complaint) throw new Error('no complaints');
      const [name, type] = complaint.taken ? ['releaseComplaint', 'ReleaseComplaintInput'] : ['claimComplaint', 'ClaimComplaintInput'];
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { complaint { version } errors { code } } }`;
      const { id, version: known } = complaint;
      changedAt.set(`${id} ${known + 1}`, performance.now());
      const outcome = ((await ask(query, { input: { id, version: known } })) as Record<string, { complaint: { version: number } | null }>)[
        name
      ];
      if (!outcome?.complaint) throw new Error(JSON.stringify(outcome));
      const { version } = outcome.complaint;
      Object.assign(complaint, { version, taken: !complaint.taken });
    };
    const change = async () => {
      for (const until = performance.now() + SECONDS * 1000; performance.now() < until; await sleep(1000 / CHANGES_PER_SECOND))
        await changeOne();
    };

    const latencies: number[] = [];
    const stop = new AbortController();
    let open = 0;
    const streams = tokens.map(async (token) => {
      const { body } = await request(`${GATEWAY}/queue-events`, {
        headers: { authorization: `Bearer ${token}` },
        dispatcher: consoles,
        signal: stop.signal,
      });
      open += 1;
      const parser = createParser({
        onEvent: ({ data }) => {
          const { complaintId, version } = JSON.parse(data) as { complaintId: string; version: number };
          const at = changedAt.get(`${complaintId} ${version}`);
          if (at !== undefined) latencies.push(performance.now() - at);
        },
      });
      for await (const chunk of body) parser.feed(String(chunk));
    });
    while (open < CONSOLES) await sleep(100);
    await sleep(1000);
    const listening = await measured(change);
    await sleep(2000);
    stop.abort();
    await Promise.allSettled(streams);
    const heard = { changes: changedAt.size };

    let polling = true;
    const pollers = tokens.map(async (token) => {
      await sleep(Math.random() * 2000);
      while (polling) {
        const began = performance.now();
        const { body } = await request(`${GATEWAY}/graphql`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ query: COUNTS }),
          dispatcher: consoles,
        });
        await body.dump();
        await sleep(Math.max(2000 - (performance.now() - began), 0));
      }
    });
    await sleep(3000);
    const asking = await measured(change);
    polling = false;
    await Promise.all(pollers);

    latencies.sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))]?.toFixed(0);
    console.log(`${heard.changes} changes, each heard by ${(latencies.length / heard.changes).toFixed(1)} of ${CONSOLES} consoles`);
    console.table({
      events: { 'ms from asking for a change until it is known, p50': at(0.5), p99: at(0.99), latest: at(1), ...listening },
      'asking every 2 s': {
        'ms from asking for a change until it is known, p50': '1000',
        p99: '1980',
        latest: '2000 and the answer',
        ...asking,
      },
    });
  } finally {
    await consoles.destroy();
    await system.stop();
    issuer.close();
  }
}

/** What the system's own processes use meanwhile. */
async function measured(work: () => Promise<void>) {
  const pids = processesWith('OIDC_ISSUER=http://127.0.0.1:24401');
  const [before, began] = [cpuSeconds(pids), performance.now()];
  await work();
  const cores = (cpuSeconds(pids) - before) / ((performance.now() - began) / 1000);
  const gateway = pids.find((pid) => isRunning(pid, 'gateway/main.ts'));
  return { 'cores used': cores.toFixed(2), 'gateway MB': Math.round(gateway ? memoryOf(gateway) : 0) };
}
