import { expect, test } from '@playwright/test';

const PAGES = [
  ['/logs?from=now-6h', '[data-log-id]'],
  ['/logs?pane=patterns&from=now-1h', '[data-pattern]'],
  ['/logs?pane=differences&part=level%3AERROR&from=now-6h', '[aria-label="Values that differ"] tbody tr'],
  ['/logs?stat=latency_ms&from=now-6h', '[aria-label^="Distribution of latency_ms"]'],
  ['/errors?from=now-6h', 'section[aria-label="Errors over time"]'],
  ['/traces?from=now-6h', 'ol[aria-label="Traces"] li'],
  ['/traces/compare?mode=queries&qa=service%3Aapi&qb=service%3Adatabase&from=now-1h', 'th[scope="row"]'],
  ['/services?from=now-6h', '[data-service]'],
  ['/services/s3-download?from=now-6h', '[aria-label="Failures"] li'],
  ['/services/map?from=now-6h', 'svg [data-node]'],
  ['/saved', 'main h1'],
  ['/status', 'main h2'],
] as const;

for (const [path, ready] of PAGES) {
  test(`${path} fits a phone without scrolling sideways`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator(ready).first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('what differs shows its numbers and buttons without scrolling sideways', async ({ page }) => {
  await page.goto('/logs?pane=differences&part=level%3AERROR&from=now-6h');
  const table = page.getByRole('region', { name: 'Values that differ' });
  await expect(table.getByRole('button', { name: /^Exclude/ }).first()).toBeInViewport({ ratio: 1 });
  expect(await table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0);
});

test('the walk works by touch', async ({ page }) => {
  await page.goto('/logs?q=service%3Astdf-parser%20AND%20level%3AERROR&from=now-6h');
  await page.locator('[data-log-id]').first().tap();
  await page
    .getByRole('link', { name: /^Open trace/ })
    .last()
    .tap();
  await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
});
