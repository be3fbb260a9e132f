/**
 * Debian's packages in a folder of one's own, without root and without touching the system: downloaded by the machine's
 * own apt into a private state folder, unpacked with dpkg-deb. Nothing is configured, installed or changed outside.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const TOOLS = ['/usr/bin/apt-get', '/usr/bin/dpkg-deb', KEYRING];

/** What of apt and dpkg is missing here; undefined where all is there. */
export const missingTool = (): string | undefined => TOOLS.find((tool) => !existsSync(tool));

/** Downloading failed; the message is apt's own reason. */
export class DownloadFailed extends Error {}

/**
 * Downloads packages with all that they depend on.
 * @param folder an empty folder for apt's state and the archives
 * @param suite a Debian release other than the machine's; what is installed here then does not count
 * @returns the folder of .deb files
 * @throws {DownloadFailed}
 */
export async function downloadPackages(folder: string, packages: string[], suite?: string): Promise<string> {
  const state = join(folder, 'state');
  const archives = join(folder, 'archives');
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(archives, 'partial'), { recursive: true });
  const options: Record<string, string> = {
    'Dir::State': state,
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': folder,
    'Dir::Cache::archives': archives,
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    'Acquire::http::Timeout': '20',
  };
  if (suite) {
    const [status, sources] = [join(state, 'status'), join(folder, 'sources.list')];
    await writeFile(status, '');
    await writeFile(sources, `deb [signed-by=${KEYRING}] ${await mirror()} ${suite} main\n`);
    Object.assign(options, {
      'Dir::State::status': status,
      'Dir::Etc::sourcelist': sources,
      'Dir::Etc::sourceparts': '/dev/null',
      'Acquire::Check-Valid-Until': 'false', // a mirror may stand still
    });
  }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const apt = (...words: string[]) => run('apt-get', [...flags, '--quiet', ...words], { maxBuffer: 2 ** 26, timeout: 600_000 });
  try {
    await apt('update', '--error-on=any');
    // apt insists on a lock of dpkg's, which is not ours to take and not needed for a download.
    await apt('install', '--yes', '--download-only', '-o', 'Debug::NoLocking=true', ...packages);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new DownloadFailed(message.split('\n').find((line) => line.startsWith('E:')) ?? message);
  }
  return archives;
}

/** The Debian mirror that this machine's own apt uses. @throws {DownloadFailed} */
async function mirror(): Promise<string> {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages', 'Component: main']).catch(
    () => ({ stdout: '' }),
  );
  const uri = stdout.split('\n').find((line) => /\/debian\/?$/.test(line));
  if (!uri) throw new DownloadFailed('apt names no Debian mirror here');
  return uri;
}

/** Unpacks all archives of a folder into `root`, without what only people read. */
export async function unpackPackages(archives: string, root: string): Promise<void> {
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
