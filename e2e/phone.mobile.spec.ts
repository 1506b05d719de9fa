import { expect, test } from '@playwright/test';

for (const path of ['/logs?from=now-6h', '/errors?from=now-6h', '/traces?from=now-6h', '/saved', '/status']) {
  test(`${path} fits a phone without scrolling sideways`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('the walk works by touch', async ({ page }) => {
  await page.goto('/logs?q=service%3Astdf-parser%20AND%20level%3AERROR&from=now-6h');
  await page.locator('[data-log-id]').first().tap();
  await page
    .getByRole('link', { name: /^Open trace/ })
    .last()
    .tap();
  await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
});
