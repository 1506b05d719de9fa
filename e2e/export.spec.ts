import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const QUERY = 'service:stdf-parser AND level:ERROR';
// Over: of what the demo sends meanwhile, nothing comes in between the list and its file.
const RANGE = `from=${Date.now() - 6 * 3_600_000}&to=${Date.now() - 120_000}`;

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
}

async function download(page: Page): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download', exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('the whole result comes as a file, with the columns of the list or all of it', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`?q=${encodeURIComponent(QUERY)}&${RANGE}&cols=service&cols=wafer_lot&cols=message`);
  await expect(logs.rows.first()).toBeVisible();
  const total = await logs.total();
  expect(total).toBeGreaterThan(5);

  await openMenu(page);
  await expect(page.getByRole('dialog', { name: 'Export' })).toContainText(
    `${total.toLocaleString('en-US')} logs`,
  );
  const csv = await download(page);
  expect(csv.name).toMatch(/^logs-\d{8}T\d{6}Z-\d{8}T\d{6}Z\.csv$/);
  const lines = csv.text.trimEnd().split('\r\n');
  expect(lines[0]).toBe('time,service,wafer_lot,message');
  expect(lines).toHaveLength(total + 1);
  // The file begins with the line that the list begins with.
  const first = (await logs.rows.first().textContent()) ?? '';
  expect(first).toContain(lines[1]?.split(',')[2]);

  await openMenu(page);
  await page.getByRole('radio', { name: 'NDJSON' }).click();
  const ndjson = await download(page);
  const rows = ndjson.text.trimEnd().split('\n');
  expect(rows).toHaveLength(total);
  const whole = JSON.parse(rows[0] ?? '') as { id: string; service: string };
  expect(whole.service).toBe('stdf-parser');
  await expect(logs.rows.first()).toHaveAttribute('data-log-id', whole.id);
});

test('a link and a command fetch the same', async ({ page, context, request }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const logs = new LogsPage(page);
  await logs.open(`?q=${encodeURIComponent(QUERY)}&${RANGE}&order=oldest`);
  await expect(logs.rows.first()).toBeVisible();
  await openMenu(page);
  await page.getByRole('radio', { name: 'Everything' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).toMatch(/^http.*\/api\/logs\/export\?/);
  const link = await clipboard();
  const answer = await request.get(link);
  expect(answer.headers()['content-type']).toContain('text/csv');
  const lines = (await answer.text()).split('\r\n');
  expect(lines[0]).toBe('time,level,service,trace_id,span_id,body,attributes,resource');
  await page.getByRole('button', { name: 'Copy curl' }).click();
  await expect.poll(clipboard).toContain(`'${link.replaceAll("'", '%27')}'`);
});

test('a refusal is told and nothing is saved', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open('?from=now-15m');
  await page.route('**/api/logs/export?*', (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/json',
      body: JSON.stringify({
        error: {
          code: 'too_many_requests',
          message: '2 exports run on this server already.',
          requestId: 'r',
        },
      }),
    }),
  );
  await openMenu(page);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(page.getByText('2 exports run on this server already.')).toBeVisible();
});
