import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const PAGES = [
  ['/logs?q=level%3AERROR&from=now-6h', '[data-log-id]'],
  ['/errors?from=now-6h', 'section[aria-label="Errors over time"]'],
  ['/traces?from=now-6h', 'ol[aria-label="Traces"] li'],
  ['/saved', 'main'],
  ['/status', 'main h2'],
  ['/logs?q=nosuchwordanywhere&from=now-1h', 'main'],
  ['/logs?q=level%3A', 'main'],
  ['/traces/ffffffffffffffffffffffffffffffff', 'main'],
  ['/no-such-page', 'main'],
] as const;

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [path, ready] of PAGES) {
      test(`${path} has no serious accessibility violation`, async ({ page }) => {
        await page.goto(path);
        await expect(page.locator(ready).first()).toBeVisible();
        expect(await seriousViolations(page)).toEqual([]);
      });
    }

    test('an opened log line and its trace have none either', async ({ page }) => {
      await page.goto('/logs?q=service%3Astdf-parser%20AND%20level%3AERROR&from=now-6h');
      await page.locator('[data-log-id]').first().click();
      await expect(page.getByRole('tab', { name: 'Fields' })).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page
        .getByRole('link', { name: /^Open trace/ })
        .first()
        .click();
      await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('tab', { name: /^Logs/ }).click();
      await expect(page.getByRole('list', { name: 'Logs of this trace' })).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
    });
  });
}

async function seriousViolations(page: import('@playwright/test').Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).analyze();
  return result.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      (violation) =>
        `${violation.id}: ${violation.nodes
          .map((node) => node.html)
          .join(' | ')
          .slice(0, 400)}`,
    );
}
