import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';
import { TracePage } from './pages/trace-page';

const QUERY = 'level:ERROR AND service:stdf-parser AND wafer_lot:W-12345';

test('from a query to the failing span, back, and to a colleague', async ({ page, browser, baseURL }) => {
  const logs = new LogsPage(page);
  await logs.open('?from=now-6h');
  await logs.search(QUERY);

  // The chart and the rows tell of the same errors.
  await expect(logs.chart).toBeVisible();
  await expect(logs.rows.first()).toContainText('Voltage out of range: got 20V, expected [-5V, 15V]');
  // Lines of the search before may still stand.
  await expect(logs.rows.filter({ hasNotText: 'Voltage out of range' })).toHaveCount(0);
  expect(await logs.total()).toBeGreaterThan(5);

  // A click shows the line in full, with the fields of the failed die.
  await logs.rows.nth(1).click();
  const logId = await logs.rows.nth(1).getAttribute('data-log-id');
  await expect(page.getByText('die_x').first()).toBeVisible();
  // The address follows a moment later.
  await expect(page).toHaveURL(/[?&]log=/);
  const before = page.url();

  // Its trace opens on the span that wrote it.
  await logs.rows
    .nth(1)
    .getByRole('link', { name: /^Open trace/ })
    .click();
  const trace = new TracePage(page);
  await expect(trace.selectedSpan).toContainText('parse_stdf');
  await expect(trace.detail).toContainText('Voltage out of range: got 20V');
  await expect(trace.spans.first()).toContainText('process_stdf_file');

  // All that the request wrote, in time order; a line leads back to its span.
  await trace.tab(/^Logs/).click();
  const lines = page.getByRole('list', { name: 'Logs of this trace' }).getByRole('listitem');
  await expect(lines.first()).toContainText('Received file event');
  await expect(lines.filter({ hasText: 'Voltage out of range' })).toHaveCount(1);

  // The browser's back button returns to the very view that was left.
  await page.goBack();
  while (!page.url().includes('/logs')) await page.goBack();
  expect(page.url()).toBe(before);
  await expect(page.locator(`[data-log-id="${logId}"]`)).toHaveAttribute('aria-selected', 'true');

  // Saved under a name, the short link shows a fresh browser the same.
  const name = `Voltage errors ${Date.now()}`;
  await page.getByRole('button', { name: 'Save query' }).first().click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save query', exact: true }).last().click();
  const link = await page.getByRole('textbox', { name: 'Short link' }).inputValue();
  expect(new URL(link).pathname).toMatch(/^\/q\/\w+$/);
  const fresh = await browser.newContext({ baseURL: baseURL ?? '' });
  const colleague = new LogsPage(await fresh.newPage());
  await colleague.page.goto(new URL(link).pathname);
  await expect(colleague.page).toHaveURL(/\/logs\?/);
  await expect(colleague.searchBar).toContainText(QUERY);
  await expect(colleague.rows.first()).toContainText('Voltage out of range');
  await fresh.close();

  // It can be renamed and deleted; the deleted link says so.
  await page.goto('/saved');
  const list = page.getByRole('list', { name: 'Saved queries' });
  await list.getByRole('button', { name: `Rename ${name}` }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`${name} renamed`);
  await page.keyboard.press('Enter');
  await expect(list.getByRole('link', { name: `${name} renamed` })).toBeVisible();
  await list.getByRole('button', { name: `Delete ${name} renamed` }).click();
  await expect(list.getByRole('link', { name: `${name} renamed` })).toHaveCount(0);
  await page.reload();
  await page.goto(new URL(link).pathname);
  await expect(page).toHaveURL(/\/saved/);
});

test('from a span to the logs it wrote', async ({ page }) => {
  await page.goto('/traces?service=stdf-parser&status=error&from=now-6h');
  await page.getByRole('list', { name: 'Traces' }).getByRole('listitem').first().click();
  const trace = new TracePage(page);
  await trace.spans.filter({ hasText: 'parse_stdf' }).click();
  await trace.detail.getByRole('link', { name: /^Logs/ }).click();
  const logs = new LogsPage(page);
  await expect(page).toHaveURL(/\/logs\?.*span_id/);
  await expect(logs.rows.first()).toContainText(/stdf-parser/);
});

test('from an error trend to its logs', async ({ page }) => {
  await page.goto('/errors?from=now-6h');
  const services = page.getByRole('region', { name: /services/i });
  await services
    .getByRole('link', { name: /stdf-parser/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/logs\?/);
  await expect(new LogsPage(page).rows.first()).toContainText('stdf-parser');
});
