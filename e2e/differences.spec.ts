import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

const HOUR_MS = 3_600_000;

test('errors against the rest name the planted causes, and one click filters by one', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`?pane=differences&from=${Date.now() - 3 * HOUR_MS}&to=${Date.now() - 60_000}`);
  await page.getByRole('button', { name: 'Errors against the rest' }).first().click();
  await expect(page).toHaveURL(/part=level/);

  const table = page.getByRole('region', { name: 'Values that differ' });
  await expect(table.getByRole('row', { name: /wafer_lot W-12345/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /model_version v2\.1/ })).toBeVisible();
  await expect(page.getByText(/logs here; .*in the rest/)).toBeVisible();

  await page.getByRole('button', { name: 'Show only model_version: v2.1' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('model_version:"v2.1"');
  // Within the canary everything is v2.1: it sets nothing apart any more.
  await expect(table.getByRole('row', { name: /model_version v2\.1/ })).toHaveCount(0);
});

test('a brushed stretch is zoomed into, compared, or let go; all by keyboard too', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`?from=${Date.now() - 3 * HOUR_MS}&to=${Date.now() - 60_000}`);
  await expect(logs.rows.first()).toBeVisible();
  const box = await logs.chart.boundingBox();
  if (!box) throw new Error('the chart is not drawn');
  const drag = async () => {
    await page.mouse.move(box.x + box.width * 0.4, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 4 });
    await page.mouse.up();
  };
  const menu = page.getByRole('toolbar', { name: 'Selected time' });

  await drag();
  await expect(menu.getByRole('button', { name: 'Zoom' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);

  await drag();
  await menu.getByRole('button', { name: 'What differs here?' }).click();
  await expect(page).toHaveURL(/pane=differences/);
  await expect(page).toHaveURL(/part=20\d\d-/);
  await expect(page.getByText(/logs? here; .*in the rest/)).toBeVisible();

  await page.getByRole('tab', { name: 'Lines' }).click();
  await logs.chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('button', { name: 'Zoom' })).toBeFocused();
  const before = new URL(page.url()).searchParams.get('from');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).not.toBe(before);
});

test('errors that the query already asks for are compared with all other logs', async ({ page }) => {
  const logs = new LogsPage(page);
  const range = `from=${Date.now() - 3 * HOUR_MS}&to=${Date.now() - 60_000}`;
  await logs.open(`?pane=differences&q=${encodeURIComponent('level:>=ERROR')}&${range}`);
  await page.getByRole('button', { name: 'Errors against the rest' }).first().click();
  await page.getByRole('button', { name: 'Compare with all logs' }).click();
  await expect(
    page
      .getByRole('region', { name: 'Values that differ' })
      .getByRole('row', { name: /model_version v2\.1/ }),
  ).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get('q') ?? '').toBe('');
});
