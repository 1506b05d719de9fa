import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';
import { sendLogs } from './pages/send-logs';

const ERRORS = '?q=service%3Astdf-parser%20AND%20level%3AERROR&from=now-24h';

test('rows are as high as asked for, and the address says so', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(ERRORS);
  const height = async () => Math.round((await logs.rows.first().boundingBox())?.height ?? 0);
  await expect.poll(height).toBe(24);
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('button', { name: 'Relaxed', exact: true }).click();
  await expect.poll(height).toBe(36);
  await expect(page).toHaveURL(/density=relaxed/);
  await page.reload();
  await expect.poll(height).toBe(36);
});

test('long lines wrap to be read whole', async ({ page, request, browserName }) => {
  const service = `wrap-${browserName}-${Date.now()}`;
  const body = `first ${'word '.repeat(60)}end\n  second line`;
  await sendLogs(request, service, [{ atMs: Date.now() - 5000, body }]);
  const logs = new LogsPage(page);
  await logs.open(`?q=service%3A${service}`);
  await expect(logs.rows.first()).toContainText('↵ second line');
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('button', { name: 'Wrap', exact: true }).click();
  await expect.poll(async () => (await logs.rows.first().boundingBox())?.height ?? 0).toBeGreaterThan(60);
  await expect(logs.rows.first()).toContainText('second line');
  await expect(logs.rows.first()).not.toContainText('↵');
});

test('the raw view is the bodies alone, with their own line breaks', async ({ page, request }) => {
  const service = `raw-${Date.now()}`;
  const at = Date.now() - 5000;
  await sendLogs(request, service, [
    {
      atMs: at,
      body: 'panic: out of range\n    at parse (stdf.go:10)\n    at main (main.go:3)',
      attributes: { lot: 'W-1' },
    },
    { atMs: at + 1, body: 'plain line', attributes: { lot: 'W-2' } },
  ]);
  const logs = new LogsPage(page);
  await logs.open(`?q=service%3A${service}&view=raw`);
  await expect(logs.rows.first()).toContainText('plain line');
  await expect(logs.rows.first()).not.toContainText('W-2');
  await expect(logs.rows.first()).not.toContainText(service);
  await expect(logs.rows.nth(1)).toContainText('at main (main.go:3)');
  const [one, three] = [await logs.rows.first().boundingBox(), await logs.rows.nth(1).boundingBox()];
  expect((three?.height ?? 0) / (one?.height ?? 1)).toBeCloseTo(3, 0);
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('button', { name: 'None', exact: true }).click();
  await expect(logs.rows.first()).toHaveText('plain line');
});

test('times are shown as clock, in full and by their distance, to the nanosecond where it matters', async ({
  page,
  request,
}) => {
  const service = `times-${Date.now()}`;
  const now = Date.now();
  await sendLogs(request, service, [{ atMs: now - 65_000, body: 'a minute ago' }]);
  const logs = new LogsPage(page);
  await logs.open(`?q=service%3A${service}`);
  const time = logs.cell('time').first();
  await expect(time).toHaveText(/\d\d:\d\d:\d\d\.\d{3}$/);
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('button', { name: 'Full', exact: true }).click();
  await expect(time).toHaveText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
  await page.getByRole('button', { name: 'Ago', exact: true }).click();
  await expect(time).toHaveText(/^1m \d+s ago$/);
  await page.getByRole('button', { name: 'Clock', exact: true }).click();
  await page.getByRole('button', { name: 'Always', exact: true }).click();
  await expect(time).toHaveText(/\d\d:\d\d:\d\d\.\d{9}$/);
  await expect(page).toHaveURL(/ns=true/);
});
