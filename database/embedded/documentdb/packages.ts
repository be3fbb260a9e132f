/**
 * DocumentDB from Debian's packages, in a folder of its own. The packages are of a newer Debian than the machine's, so the
 * few executables are pointed at the unpacked loader and libraries (patchelf, from the same packages).
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { arch } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DownloadFailed, downloadPackages, missingTool, unpackPackages } from '../debianPackages.ts';

const run = promisify(execFile);

const SUITE = 'forky'; // the first Debian release with postgresql-18-documentdb
const PACKAGES = ['postgresql-18-documentdb', 'patchelf'];
const TRIPLETS: Record<string, string> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };
const LOADERS: Record<string, string> = { x64: 'ld-linux-x86-64.so.2', arm64: 'ld-linux-aarch64.so.1' };
/** Changes whenever what is unpacked, or how, changes: an older folder is then left alone and a new one made. */
const LAYOUT = 1;

/** Something outside of us is missing; the message says what, and what to do instead. */
class MissingPrerequisite extends Error {
  constructor(what: string) {
    super(`${what}; set MONGODB_URI to a MongoDB replica set instead.`);
  }
}

/**
 * The folder of PostgreSQL's executables, set up on first use (about ten seconds and 500 MB).
 * @param cache a folder that outlives the checkout
 * @throws {MissingPrerequisite} not Debian, no mirror, or another processor
 */
export async function documentDbBinaries(cache: string, log: (line: string) => void): Promise<string> {
  const root = join(cache, `documentdb-${SUITE}-${arch()}-${LAYOUT}`);
  const binaries = join(root, 'usr/lib/postgresql/18/bin');
  if (existsSync(binaries)) return binaries;
  const tool = missingTool();
  if (tool) throw new MissingPrerequisite(`The embedded DocumentDB needs Debian's packages, and ${tool} is missing`);
  if (!TRIPLETS[arch()]) throw new MissingPrerequisite(`There is no embedded database for ${arch()} processors`);

  log('Setting up the embedded database (once; about 140 MB from Debian)');
  await mkdir(cache, { recursive: true });
  const building = await mkdtemp(join(cache, 'documentdb-building-'));
  try {
    const archives = await downloadPackages(building, PACKAGES, SUITE).catch((error: Error) => {
      if (!(error instanceof DownloadFailed)) throw error;
      throw new MissingPrerequisite(`The embedded database could not be downloaded from Debian (${error.message})`);
    });
    const unpacked = join(building, 'root');
    await unpackPackages(archives, unpacked);
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
