/**
 * `npm run bench -- procedure [--neighbours N] [--rate X] [--before FOLDER]`: a day on the real stack, in minutes. Complaints come in as
 * over a day, five times as many as on the peak day, 200 handlers work the queue with the console's own operations, the clock runs in two
 * processes at the same time. How much gets done, how long the queue takes to show, what is refused, whether each reminder is told once and
 * in time, and what it costs; with a number of busy programs beside it, at a multiple of the load, and the same day before in another
 * checkout.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { runDay } from './day.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 180);
const HERE = fileURLToPath(new URL('../..', import.meta.url));

export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      neighbours: { type: 'string', default: '0' },
      rate: { type: 'string', default: '1' },
      before: { type: 'string' },
    },
  });
  useTestKeyring();
  const day = { seconds: SECONDS, neighbours: Number(values.neighbours), rate: Number(values.rate) };
  const rows: Record<string, Awaited<ReturnType<typeof runDay>>> = {};
  if (values.before) rows['before'] = await runDay({ ...day, checkout: values.before });
  rows['now'] = await runDay({ ...day, checkout: HERE });
  // A column each: there are more figures than runs.
  const names = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  console.table(
    Object.fromEntries(names.map((name) => [name, Object.fromEntries(Object.entries(rows).map(([run, row]) => [run, row[name]]))])),
  );
}
