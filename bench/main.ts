/** `npm run bench -- NAME`: one benchmark, each with its peers measured in the same run. */
import { stopBenchDatabase } from './database.ts';

const [name = '', ...rest] = process.argv.slice(2);
const BENCHMARKS: Record<string, () => Promise<{ run: (words: string[]) => Promise<void> }>> = {
  gateway: () => import('./gateway/gateway.ts'),
  audit: () => import('./audit/audit.ts'),
  cost: () => import('./cost/cost.ts'),
  queue: () => import('./queue/queue.ts'),
  search: () => import('./search/search.ts'),
  procedure: () => import('./procedure/procedure.ts'),
  live: () => import('./live/live.ts'),
};

const load = BENCHMARKS[name];
if (load)
  try {
    await (await load()).run(rest);
  } finally {
    await stopBenchDatabase();
  }
else {
  console.error(`npm run bench -- ${Object.keys(BENCHMARKS).join(' | ')}`);
  process.exitCode = 1;
}
