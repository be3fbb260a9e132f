/** Debian's Chromium for the browser tests: the machine's own, or unpacked into the cache where installing is not allowed. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '@so-tiem/database/embedded/cacheFolder';
import { downloadPackages, unpackPackages } from '@so-tiem/database/embedded/debianPackages';

const cache = cacheFolder(process.env['SO_TIEM_CACHE']);
const root = join(cache, 'chromium');
const unpacked = join(root, 'chromium');

/** Where a Chromium is; undefined where there is none yet. */
export const findChromium = (): string | undefined =>
  [process.env['CHROMIUM'], '/usr/bin/chromium', unpacked].find((path) => path && existsSync(path));

/** About 400 MB. @throws DownloadFailed */
async function unpackChromium(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const building = await mkdtemp(join(cache, 'chromium-building-'));
  try {
    const archives = await downloadPackages(building, ['chromium', 'fonts-dejavu-core']);
    await unpackPackages(archives, join(building, 'root'));
    const libraries = await foldersOfLibraries(join(building, 'root/usr/lib'));
    const usr = join(root, 'usr');
    await writeFile(
      join(building, 'root/fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${usr}/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${root}/font-cache</cachedir></fontconfig>`,
    );
    await writeFile(
      join(building, 'root/chromium'),
      `#!/bin/sh
export LD_LIBRARY_PATH="${libraries.map((name) => `${usr}/lib/${name}`).join(':')}" FONTCONFIG_FILE="${root}/fonts.conf"
exec "${usr}/lib/chromium/chromium" "$@"
`,
    );
    await chmod(join(building, 'root/chromium'), 0o755);
    await rename(join(building, 'root'), root);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** Some packages keep a library of their own in a folder below the common one, which only the installed system knows. */
async function foldersOfLibraries(lib: string): Promise<string[]> {
  const files = await readdir(lib, { recursive: true });
  return [...new Set(files.filter((file) => /^[^/]+-linux-gnu\/.*\.so(\.|$)/.test(file)).map(dirname))].sort();
}

// For install.mjs, which older versions of Node run too.
if (process.argv.includes('--find')) process.stdout.write(findChromium() ?? '');
if (process.argv.includes('--unpack')) await unpackChromium();
