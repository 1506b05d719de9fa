import { expect, test } from '@playwright/test';

test('on a phone a cell is tapped, its traces are listed, and what sets them apart is one more tap', async ({
  page,
}) => {
  const [from, to] = [Date.now() - 6 * 3_600_000, Date.now() - 300_000];
  await page.goto(`/traces?q=root.service%3Aapi&from=${from}&to=${to}`);
  const map = page.getByRole('application', { name: /by start and duration/ });
  await expect(page.getByText(/^[\d,]+ traces$/).first()).toBeVisible();
  const area = await map.boundingBox();
  if (!area) throw new Error('the heatmap is not drawn');
  // The foot of the field: most traces take less than half a second.
  await page.mouse.move(area.x + 5, area.y + area.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width - 5, area.y + area.height - 4, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText(/^[\d,]+ in the box$/)).toBeVisible();
  const rows = page.getByRole('list', { name: 'Traces', exact: true }).locator(':scope > li');
  await expect(rows.first()).toBeVisible();
  await page.getByRole('button', { name: 'What sets it apart' }).tap();
  await expect(page.getByRole('complementary', { name: 'What sets the box apart' })).toBeInViewport({
    ratio: 0.9,
  });
  await page.getByRole('button', { name: 'Close what sets the box apart' }).tap();
  await rows.first().getByRole('link').first().tap();
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}/);
});

for (const state of ['pane=red&by=service', 'pane=scatter', 'pane=path&q=service%3Aapi', 'table=true']) {
  test(`/traces?${state} fits a phone without scrolling sideways`, async ({ page }) => {
    await page.goto(`/traces?from=now-6h&${state}`);
    await expect(page.getByText(/^[\d,]+ traces$/).first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
