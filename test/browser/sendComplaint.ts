/** The last two steps of filing: what was filled in is read once more, then sent. */
import type { Page } from 'playwright-core';

export async function sendComplaint(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
  await page.getByRole('heading', { name: 'Xem lại phản ánh' }).waitFor();
  await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
}
