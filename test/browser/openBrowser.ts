/** Debian's Chromium under Playwright, with a fresh profile and without the traffic that it makes by itself. */
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
