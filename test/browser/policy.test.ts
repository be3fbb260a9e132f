/** The content security policy lets the pages do what they do, and nothing else was tried. */
import { expect, test } from '@jest/globals';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { settled } from './settled.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();

test('the portal and the console keep to it, from signing in to a photo', async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    for (const path of ['/', '/phan-anh', '/mui-tiem']) await page.goto(system.gateway + path, { waitUntil: 'networkidle' });
    await signInToConsole(page, system.gateway, 'giamdoc');
    await page.goto(`${system.gateway}/admin/complaints`);
    await page.locator('tbody tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nội dung' }).waitFor();
    for (const screen of ['citizens', 'contacts', 'statistics']) {
      await page.goto(`${system.gateway}/admin/${screen}`);
      await settled(page);
    }
    expect(refused).toEqual([]);
  } finally {
    await browser.close();
  }
});
