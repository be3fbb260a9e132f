/** Runs one of the operator's commands beside a system, with its secrets and database. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestSystem } from './startSystem.ts';

/** @param script `scripts/auditVerify.ts` */
export const runCommand = (
  { databaseUri, data }: Pick<TestSystem, 'databaseUri' | 'data'>,
  script: string,
  ...words: string[]
): Promise<{ code: number; output: string }> =>
  new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, ...words],
      {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          MONGODB_URI: databaseUri,
          SO_TIEM_DATA: data,
          ...JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')),
        },
      },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, output: stdout + stderr }),
    ),
  );
