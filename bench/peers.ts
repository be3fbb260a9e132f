/** Installs what only the benchmarks need, once. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./peers', import.meta.url));

export const peerFile = (path: string): string => `${folder}/node_modules/${path}`;

export function installPeers(): void {
  if (existsSync(peerFile('autocannon/package.json')) && existsSync(peerFile('@graphql-hive/gateway/package.json'))) return;
  console.log('Installing the peers (once)');
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder], { stdio: 'inherit' });
}
