/** Before the first start: what is missing is installed, and that it is being done is said; the second time nothing is. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'so-tiem-install-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
const install = () =>
  execFileSync(process.execPath, ['install.mjs'], { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });

mkdirSync(join(folder, 'node_modules'));
test('says that it installs, once, and again when the packages are other ones', () => {
  copyFileSync('scripts/install.mjs', join(folder, 'install.mjs'));
  write('package.json', { name: 'empty', version: '1.0.0' });
  write('package-lock.json', { name: 'empty', version: '1.0.0', lockfileVersion: 3, packages: {} });
  expect(install()).toContain('Installing packages (once)');
  expect(install()).toBe('');
  write('package-lock.json', { name: 'empty', version: '1.0.1', lockfileVersion: 3, packages: {} });
  expect(install()).toContain('Installing packages (once)');
});
