/** `npm run screenshots`: the pictures of the docs, from a running system with its sample data (`npm start`). */
import { mkdir } from 'node:fs/promises';
import { openBrowser } from '../test/browser/openBrowser.ts';
import { signInToConsole } from '../test/browser/signInToConsole.ts';

const GATEWAY = process.env['GATEWAY_URL'] ?? 'http://localhost:4000';
const FOLDER = 'docs/screenshots';

await mkdir(FOLDER, { recursive: true });
const browser = await openBrowser();
const desk = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN', colorScheme: 'light' });
await signInToConsole(desk, GATEWAY, 'xuly');
await desk.locator('tbody tr').first().waitFor();
await desk.screenshot({ path: `${FOLDER}/queue.png` });

const own = await (await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'vi-VN', colorScheme: 'light' })).newPage();
await signInToConsole(own, GATEWAY, 'coso');
await own.locator('tbody tr', { hasText: 'Thiếu mũi tiêm' }).first().click();
await own.getByRole('img', { name: 'Ảnh 1' }).waitFor();
await own.waitForTimeout(500); // the photo is drawn
await own.screenshot({ path: `${FOLDER}/complaint.png` });

const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN', colorScheme: 'light' });
for (const [name, path] of [
  ['portal', '/'],
  ['portal-file', '/phan-anh'],
  ['portal-follow', '/tra-cuu'],
] as const) {
  await phone.goto(GATEWAY + path, { waitUntil: 'networkidle' });
  await phone.screenshot({ path: `${FOLDER}/${name}.png` });
}
await browser.close();
