import type { Page } from 'playwright-core';

/** Nothing has come for a moment and nothing is waited for; the console's stream of events never ends, so the network is never idle. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const ends = performance.getEntriesByType('resource').map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return !document.querySelector('[role=progressbar]') && performance.now() - Math.max(0, ...ends) > 500;
  });
}
