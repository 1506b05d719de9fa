import { chromium } from '@playwright/test';
import { findChromium } from '../find-chromium.mjs';
import { type Figures, figures } from './figures';

/** From navigation, in a fresh browser context each time, until log rows are shown and the search bar takes focus. */
export async function timeToInteractive(url: string, loads: number): Promise<Figures> {
  const browser = await chromium.launch(findChromium());
  const durations: number[] = [];
  try {
    for (let load = 0; load <= loads; load++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const started = performance.now();
      await page.goto(url, { waitUntil: 'commit' });
      await page.locator('[data-log-id]').first().waitFor();
      await page
        .getByRole('textbox', { name: /search/i })
        .first()
        .focus();
      if (load > 0) durations.push(performance.now() - started);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return figures(durations);
}
