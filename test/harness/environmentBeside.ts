/** What a further process needs to run beside a system, with its secrets and on its database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portVariable, SUBGRAPH_NAMES, urlVariable } from '../../subgraphs/list.ts';
import type { SharedSystem } from './sharedSystem.ts';

/** @param ports where its subgraphs are: the system's own, or further ones */
export const environmentBeside = (
  { data, issuer, databaseUri }: Pick<SharedSystem, 'data' | 'issuer' | 'databaseUri'>,
  ports: SharedSystem['ports'],
  more: Record<string, string>,
): Record<string, string> => ({
  ...JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')),
  NODE_OPTIONS: '',
  HOST: 'localhost',
  LOG_LEVEL: 'warn',
  MONGODB_URI: databaseUri,
  OIDC_ISSUER: issuer,
  ...Object.fromEntries(SUBGRAPH_NAMES.map((name) => [urlVariable(name), `http://localhost:${ports[portVariable(name)]}`])),
  ...more,
});
