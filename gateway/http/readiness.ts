/** Whether the parts behind the gateway answer; one that does not makes the gateway less than ready, not dead. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@so-tiem/platform/configuration/logging';
import type { Pool } from 'undici';

/** For so long an answer is good for the next ones who ask. */
const GOOD_FOR_MS = 1000;

/** The same, asked at most once a second however often it is wanted. */
export function rememberedReadiness(pools: Map<string, Pool>): () => ReturnType<typeof readiness> {
  let [asked, state]: [number, ReturnType<typeof readiness> | undefined] = [0, undefined];
  return () => {
    if (!state || Date.now() - asked > GOOD_FOR_MS) [asked, state] = [Date.now(), readiness(pools)];
    return state;
  };
}

export async function readiness(pools: Map<string, Pool>): Promise<{ ready: boolean; subgraphs: Record<string, string> }> {
  const states = await Promise.all(
    [...pools].map(async ([name, pool]) => {
      const state = await pool.request({ path: '/ready', method: 'GET', signal: AbortSignal.timeout(3000) }).then(
        async ({ statusCode, body }) => {
          await body.dump();
          return statusCode === 200 ? 'ready' : 'not ready';
        },
        () => 'does not answer',
      );
      return [name, state] as const;
    }),
  );
  return { ready: states.every(([, state]) => state === 'ready'), subgraphs: Object.fromEntries(states) };
}

const STARTING_MS = 10_000;
const LOOK_MS = 100;

/** The parts of a system come up side by side: who asks here waits for this process, so it waits for those that it asks; not for ever. */
export async function untilSubgraphsAnswer(pools: Map<string, Pool>, log: Logger): Promise<void> {
  for (const until = Date.now() + STARTING_MS; ; await sleep(LOOK_MS)) {
    const { ready, subgraphs } = await readiness(pools);
    if (ready) return;
    if (Date.now() > until) return log.warn({ subgraphs }, 'opens without some of its subgraphs');
  }
}
