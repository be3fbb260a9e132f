/**
 * DocumentDB from Debian's packages, in a folder of its own, without root and without touching the system.
 *
 * The packages are of a newer Debian than the machine's. They are downloaded with the machine's own apt into a private
 * state folder, unpacked with dpkg-deb, and the few executables are pointed at the unpacked loader and libraries
 * (patchelf, from the same packages). Nothing is configured, installed or changed outside of the folder.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { arch, cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const SUITE = 'forky'; // the first Debian release with postgresql-18-documentdb
const PACKAGES = ['postgresql-18-documentdb', 'patchelf'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const TRIPLETS: Record<string, string> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };
const LOADERS: Record<string, string> = { x64: 'ld-linux-x86-64.so.2', arm64: 'ld-linux-aarch64.so.1' };
/** Changes whenever what is unpacked, or how, changes: an older folder is then left alone and a new one made. */
const LAYOUT = 1;

/** Something outside of us is missing; the message says what and how to get it. */
export class MissingPrerequisite extends Error {}

/**
 * The folder of PostgreSQL's executables, set up on first use (about ten seconds and 500 MB).
 * @param cache a folder that outlives the checkout
 * @throws {MissingPrerequisite} not Debian, no mirror, or another processor
 */
export async function documentDbBinaries(cache: string, log: (line: string) => void): Promise<string> {
  const root = join(cache, `documentdb-${SUITE}-${arch()}-${LAYOUT}`);
  const binaries = join(root, 'usr/lib/postgresql/18/bin');
  if (existsSync(binaries)) return binaries;
  for (const tool of ['/usr/bin/apt-get', '/usr/bin/dpkg-deb', KEYRING]) {
    if (!existsSync(tool))
      throw new MissingPrerequisite(
        `The embedded DocumentDB needs Debian's packages, and ${tool} is missing; set MONGODB_URI to a MongoDB replica set instead.`,
      );
  }
  if (!TRIPLETS[arch()])
    throw new MissingPrerequisite(
      `There is no embedded database for ${arch()} processors; set MONGODB_URI to a MongoDB replica set instead.`,
    );

  log('Setting up the embedded database (once; about 140 MB from Debian)');
  await mkdir(cache, { recursive: true });
  const building = await mkdtemp(join(cache, 'documentdb-building-'));
  try {
    const archives = await download(building);
    const unpacked = join(building, 'root');
    await unpack(archives, unpacked);
    await relocate(unpacked, root);
    // Under its final name only when it is whole, so that an interrupted set-up is not taken for a good one.
    await rename(unpacked, root).catch((error) => {
      if (!existsSync(binaries)) throw error; // another process was first
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return binaries;
}

/** Downloads the packages with all that they depend on; returns the folder of .deb files. */
async function download(building: string): Promise<string> {
  const state = join(building, 'state');
  const archives = join(building, 'archives');
  const sources = join(building, 'sources.list');
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(archives, 'partial'), { recursive: true });
  await writeFile(join(state, 'status'), ''); // nothing counts as installed, so everything needed is fetched
  await writeFile(sources, `deb [signed-by=${KEYRING}] ${await mirror()} ${SUITE} main\n`);
  const options = {
    'Dir::State': state,
    'Dir::State::status': join(state, 'status'),
    'Dir::Cache': building,
    'Dir::Cache::archives': archives,
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': '',
    'Acquire::Check-Valid-Until': 'false',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    'Acquire::http::Timeout': '20',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const apt = (...words: string[]) => run('apt-get', [...flags, '--quiet', ...words], { maxBuffer: 2 ** 26, timeout: 600_000 });
  try {
    await apt('update', '--error-on=any');
    await apt('install', '--yes', '--download-only', ...PACKAGES);
  } catch (error) {
    const reason =
      error instanceof Error ? (error.message.split('\n').find((line) => line.startsWith('E:')) ?? error.message) : String(error);
    throw new MissingPrerequisite(
      `The embedded database could not be downloaded from Debian (${reason}); set MONGODB_URI to a MongoDB replica set instead.`,
    );
  }
  return archives;
}

/** The Debian mirror that this machine's own apt uses. */
async function mirror(): Promise<string> {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages', 'Component: main']).catch(
    () => ({ stdout: '' }),
  );
  const uri = stdout.split('\n').find((line) => /\/debian\/?$/.test(line));
  if (!uri)
    throw new MissingPrerequisite(
      'The embedded DocumentDB needs a Debian mirror, and apt names none here; set MONGODB_URI to a MongoDB replica set instead.',
    );
  return uri;
}

async function unpack(archives: string, root: string): Promise<void> {
  await mkdir(root);
  const waiting = (await readdir(archives)).filter((name) => name.endsWith('.deb')).sort();
  const exclude = ['doc', 'man', 'locale', 'info', 'lintian'].map((folder) => `--exclude=./usr/share/${folder}/*`).join(' ');
  const extractAll = async () => {
    for (let name = waiting.pop(); name; name = waiting.pop()) {
      await run('sh', [
        '-c',
        `dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --no-same-owner --keep-directory-symlink ${exclude}`,
        'sh',
        join(archives, name),
        root,
      ]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, cpus().length) }, extractAll));
}

/** Makes what was unpacked in `unpacked` run once it stands at `root`. */
async function relocate(unpacked: string, root: string): Promise<void> {
  const triplet = TRIPLETS[arch()] ?? '';
  const libraries = (base: string) => join(base, 'usr/lib', triplet);
  const postgres = join(unpacked, 'usr/lib/postgresql/18');
  const loader = (base: string) => join(libraries(base), LOADERS[arch()] ?? '');
  const patchelf = (...words: string[]) =>
    run(loader(unpacked), ['--library-path', libraries(unpacked), join(unpacked, 'usr/bin/patchelf'), ...words]);

  const search = [
    join(root, 'usr/lib/postgresql/18/lib'),
    libraries(root),
    join(libraries(root), 'blas'),
    join(libraries(root), 'lapack'),
  ].join(':');
  for (const name of ['postgres', 'initdb']) {
    const file = join(postgres, 'bin', name);
    await patchelf('--set-interpreter', loader(root), '--force-rpath', '--set-rpath', search, file);
  }
  // A module's own search path would replace the executable's, and it names folders of the system.
  for (const name of await readdir(join(postgres, 'lib'))) {
    if (name.startsWith('pg_documentdb') && name.endsWith('.so')) await patchelf('--remove-rpath', join(postgres, 'lib', name));
  }
  // What Debian's package does with update-alternatives when it is configured.
  const extensions = join(unpacked, 'usr/share/postgresql/18/extension');
  await symlink('postgis-3.control', join(extensions, 'postgis.control'));
  await readFile(join(extensions, 'documentdb.control')); // fails here rather than at the first start
}
