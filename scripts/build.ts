/**
 * What is generated: the supergraph, types and operations, the two front ends. Each step runs only when what it is made
 * from has changed since.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SUBGRAPH_NAMES } from '../subgraphs/list.ts';
import { compress } from './compress.ts';

const run = promisify(execFile);
/** Also for a test: the pages are as they ship. A development build writes its styles inline, which is refused. */
const PRODUCTION = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' };
const root = fileURLToPath(new URL('..', import.meta.url));

interface Step {
  name: string;
  /** Globs of what it reads. */
  from: string[];
  /** Files that must be there afterwards. */
  makes: string[];
  command: string[];
  /** What is done with what was made. */
  finish?: () => void;
}

const front = (workspace: string): Step => ({
  name: workspace,
  from: [`${workspace}/**/*.{ts,tsx,css,html,json,svg,graphql}`, 'generated/api.graphql', 'package-lock.json', 'scripts/compress.ts'],
  makes: [`${workspace}/dist/index.html`],
  command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', workspace],
  finish: () => compress(`${root}${workspace}/dist`),
});

const readable: Step = {
  ...front('portal'),
  name: 'readable',
  makes: ['portal/generated/server/readable.js'],
  command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'portal/vite.server.ts', 'portal'],
  finish: () => {},
};

/** The generated operations of the pages and of the subgraphs, as they are sent. */
const PAGES = ['admin/generated/graphql.ts', 'portal/generated/graphql.ts'];
const SERVICES = [
  'platform/generated/operations.ts',
  ...SUBGRAPH_NAMES.filter((name) => existsSync(`${root}subgraphs/${name}/graph`)).map(
    (name) => `subgraphs/${name}/generated/operations.ts`,
  ),
];

const DOCUMENT = /new TypedDocumentString\(`([^`]*)`/g;

/**
 * Their texts in two files, which the gateway reads: it plans them before they are asked, and knows them by their hash; those of services
 * it takes from services alone. The pages hold the hashes in the place of the texts, which need not be loaded and sent again and again.
 */
function listOperations(): void {
  const textsIn = (source: string) =>
    [...source.matchAll(DOCUMENT)].map(([, text = '']) => text).filter((text) => /^\s*(query|mutation)/.test(text));
  const read = (file: string) => readFileSync(root + file, 'utf8');
  const list = (name: string, texts: string[]) => writeFileSync(`${root}generated/${name}.json`, JSON.stringify(texts));
  list(
    'operations',
    PAGES.flatMap((page) => textsIn(read(page))),
  );
  list(
    'serviceOperations',
    SERVICES.flatMap((service) => textsIn(read(service))),
  );
  for (const page of PAGES)
    writeFileSync(
      root + page,
      read(page).replace(DOCUMENT, (_, text) => `new TypedDocumentString(\`${sha256(text)}\``),
    );
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const generate: Step[] = [
  {
    name: 'permissions',
    from: ['platform/graphql/*.graphql', 'subgraphs/*/schema.graphql', 'scripts/permissions.ts', 'docs/rights.md'],
    makes: ['platform/generated/permissions.ts', 'admin/generated/permissions.ts'],
    command: ['scripts/permissions.ts'],
  },
  {
    name: 'supergraph',
    from: ['platform/graphql/*.graphql', 'subgraphs/*/schema.graphql', 'scripts/compose.ts'],
    makes: ['generated/api.graphql', 'supergraph.graphql'],
    command: ['scripts/compose.ts'],
  },
  {
    name: 'types',
    from: ['codegen.ts', 'generated/api.graphql', 'platform/graphql/*.graphql', '{platform,subgraphs/*,admin,portal}/**/*.graphql'],
    makes: [...PAGES, ...SERVICES, 'generated/operations.json', 'generated/serviceOperations.json'],
    command: ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts', '--silent'],
    finish: listOperations,
  },
];

/** What follows from the schemas alone. @param log told what is being built, when anything is */
export async function buildGraph(log: (line: string) => void): Promise<void> {
  for (const step of generate) await once(step, log);
}

/** @param log as there */
export async function build(log: (line: string) => void): Promise<void> {
  await buildGraph(log);
  await Promise.all([front('admin'), front('portal'), readable].map((step) => once(step, log)));
}

async function once(step: Step, log: (line: string) => void): Promise<void> {
  mkdirSync(`${root}.cache`, { recursive: true });
  const stamp = `${root}.cache/${step.name}.built`;
  const now = fingerprint(step.from);
  if (step.makes.every((file) => existsSync(root + file)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  log(`Building ${step.name}`);
  try {
    await run(process.execPath, step.command, { cwd: root, maxBuffer: 2 ** 24, env: PRODUCTION });
    step.finish?.();
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`Building ${step.name} failed:\n${stdout}${stderr}`);
  }
  writeFileSync(stamp, fingerprint(step.from));
}

function fingerprint(globs: string[]): string {
  const hash = createHash('sha256');
  const files = globSync(globs, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(String(path)) }).sort();
  for (const file of files) hash.update(file).update(readFileSync(root + file));
  return hash.digest('hex');
}

if (import.meta.main) await (process.argv.includes('--graph') ? buildGraph : build)(console.log);
