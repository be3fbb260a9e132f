/**
 * Before `npm start` and `npm test`: installs what is missing. Plain JavaScript, as nothing is installed yet and the
 * machine's own Node may be too old for the rest; everything after it runs on the Node that this brings.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';

const STAMP = 'node_modules/.installed';
const fail = (message) => {
  console.error(message);
  process.exit(1);
};

const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lock) {
  console.log('Installing packages (once)');
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
  if (status !== 0) fail('The packages could not be installed; npm says why above.');
  writeFileSync(STAMP, lock);
}

const apt = (...packages) => {
  const run = (...words) =>
    execFileSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update');
  run('install', '--yes', '--no-install-recommends', ...packages);
};
const debianAsRoot = existsSync('/usr/bin/apt-get') && userInfo().uid === 0;

if (process.argv.includes('--tests')) {
  const onNewNode = (...words) => execFileSync('node_modules/.bin/node', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (!onNewNode('scripts/chromium.ts', '--find')) {
    console.log(`${debianAsRoot ? 'Installing' : 'Unpacking'} Chromium from Debian (once)`);
    try {
      if (debianAsRoot) apt('chromium');
      else onNewNode('scripts/chromium.ts', '--unpack');
    } catch {
      fail('The browser tests need Chromium, and it could not be had from Debian (why is said above); name one in the variable CHROMIUM.');
    }
  }
  if (!existsSync('/usr/bin/curl')) {
    if (!debianAsRoot) fail('The requests of the docs are run with curl: run `sudo apt-get install curl`.');
    console.log('Installing curl from Debian (once)');
    apt('curl');
  }
  // Only CI insists on checking docker-compose.yml; a developer's machine has Docker or does without.
  const runs = (command, ...words) => spawnSync(command, words, { stdio: 'ignore' }).status === 0;
  if (process.env.CI && debianAsRoot && !runs('docker', 'compose', 'version') && !runs('docker-compose', 'version')) {
    console.log('Installing docker-compose from Debian (once)');
    try {
      apt('docker-compose');
    } catch {
      console.log('docker-compose could not be installed; docker-compose.yml will not be checked.');
    }
  }
}
