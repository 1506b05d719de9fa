import type { Page } from '@playwright/test';

/**
 * Installs Playwright's clock, and takes the server's away: by the `Date` of an answer the page would learn that its own
 * clock, which the test moves, is ahead, and would rightly ask anew for the range that the server means.
 */
export async function installOwnClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.route('**/api/**', async (route) => {
    const response = await route.fetch();
    const { date: _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
}
