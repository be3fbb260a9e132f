/** `npm test`: everything that must hold, and a last line that counts it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';

const bin = (name: string) => `node_modules/.bin/${name}`;
const SOURCES = [
  'platform',
  'database',
  'subgraphs',
  'gateway',
  'services',
  'seed',
  'migrations',
  'admin/src',
  'portal/src',
  'scripts',
  'test',
  'bench',
];

let passed = 0;
let failed = 0;
const count = (what: string, good: boolean, began: number, output = '') => {
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (!good) console.log(output);
};

function run(command: string, words: string[], environment: Record<string, string> = {}): Promise<{ good: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    child.once('error', (error) => resolve({ good: false, output: error.message }));
    child.once('close', (code) => resolve({ good: code === 0, output }));
  });
}

async function check(what: string, command: string, words: string[]): Promise<void> {
  const began = performance.now();
  const { good, output } = await run(command, words);
  count(what, good, began, output);
}

/** Jest's own output goes to the terminal; its counts come from its report. */
function runJest(): void {
  const folder = mkdtempSync(join(tmpdir(), 'so-tiem-jest-'));
  const report = join(folder, 'report.json');
  spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${report}`,
      ...process.argv.slice(2),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests + numRuntimeErrorTestSuites + numPendingTests; // a skipped test is a defect
  } catch {
    console.log('FAILED jest left no report');
    failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

const began = performance.now();
try {
  await build(console.log);
  count('build', true, began);
} catch (error) {
  count('build', false, began, String(error));
}
await Promise.all([
  check('types', bin('tsc'), ['--noEmit']),
  check('types of the console', bin('tsc'), ['--noEmit', '-p', 'admin']),
  check('types of the portal', bin('tsc'), ['--noEmit', '-p', 'portal']),
  check('format and lint', bin('biome'), ['check', '--error-on-warnings', '.']),
]);
await check('dead code', bin('knip'), []);
await check('imports', bin('depcruise'), SOURCES);
const compose = [['docker', 'compose'], ['docker-compose']].find(
  ([command = '', ...words]) => spawnSync(command, [...words, 'version'], { stdio: 'ignore' }).status === 0,
);
if (compose)
  await check('docker-compose.yml', compose[0] ?? '', [...compose.slice(1), '--env-file', 'deploy/example.env', 'config', '--quiet']);
else console.log('not checked: docker-compose.yml, as there is no docker compose here');
runJest();

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
