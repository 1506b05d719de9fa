import { expect, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

const PREDICTIONS = '?q=service%3Aml-model-serving%20AND%20latency_ms%3A*&from=now-24h';

async function columnNames(page: Page): Promise<(string | null)[]> {
  return await page
    .locator('[data-column]')
    .evaluateAll((headers) => headers.map((header) => header.getAttribute('data-column')));
}

function header(page: Page, field: string) {
  return page.locator(`[data-column="${field}"]`);
}

test('a field becomes a column from the menu and from an open line, and the address has it', async ({
  page,
  browser,
  baseURL,
}) => {
  const logs = new LogsPage(page);
  await logs.open(PREDICTIONS);
  await expect(logs.rows.first()).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByPlaceholder('Find or name a field').fill('latency_ms');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(header(page, 'latency_ms')).toBeVisible();

  await logs.rows.first().click();
  await page
    .getByRole('complementary', { name: 'Log line' })
    .getByRole('button', { name: 'Show wafer_lot as a column' })
    .click();
  await expect
    .poll(() => columnNames(page))
    .toEqual(['level', 'service', 'latency_ms', 'wafer_lot', 'message', 'trace_id']);
  await expect(logs.cell('wafer_lot').first()).toHaveText(/^W-\d+$/);
  await expect(logs.cell('latency_ms').first()).toHaveCSS('text-align', 'right');

  await expect(page).toHaveURL(/cols=wafer_lot/);
  const fresh = await browser.newContext({ baseURL: baseURL ?? '' });
  const copy = await fresh.newPage();
  await copy.goto(page.url());
  await expect(header(copy, 'wafer_lot')).toBeVisible();
  expect(await columnNames(copy)).toEqual(await columnNames(page));
  await fresh.close();

  await page
    .getByRole('complementary', { name: 'Log line' })
    .getByRole('button', { name: 'Hide the column wafer_lot' })
    .click();
  await expect(header(page, 'wafer_lot')).toHaveCount(0);
});

test('columns are ordered by mouse and by keyboard', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`${PREDICTIONS}&cols=level&cols=service&cols=wafer_lot&cols=message`);
  await expect(logs.rows.first()).toBeVisible();
  await header(page, 'wafer_lot').getByRole('button').first().focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => columnNames(page)).toEqual(['level', 'wafer_lot', 'service', 'message']);
  await expect(header(page, 'wafer_lot').getByRole('button').first()).toBeFocused();

  await header(page, 'level').dragTo(header(page, 'message'), { targetPosition: { x: 4, y: 10 } });
  await expect.poll(() => columnNames(page)).toEqual(['wafer_lot', 'service', 'level', 'message']);
  await page.reload();
  await expect(logs.rows.first()).toBeVisible();
  expect(await columnNames(page)).toEqual(['wafer_lot', 'service', 'level', 'message']);
});

test('columns are sized by mouse, by keyboard and to their values', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`${PREDICTIONS}&cols=service&cols=wafer_lot&cols=message`);
  await expect(logs.rows.first()).toBeVisible();
  const width = async (field: string) => Math.round((await header(page, field).boundingBox())?.width ?? 0);
  const edge = header(page, 'wafer_lot').getByRole('button', { name: /^Width of/ });
  const box = await edge.boundingBox();
  if (!box) throw new Error('no edge');
  await page.mouse.move(box.x + 6, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 66, box.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => width('wafer_lot')).toBe(200);
  await expect(page).toHaveURL(/cols=wafer_lot(:|%3A)200/);
  await expect
    .poll(async () => Math.round((await logs.cell('wafer_lot').first().boundingBox())?.width ?? 0))
    .toBe(200);

  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => width('wafer_lot')).toBe(192);
  await edge.dblclick();
  await expect.poll(() => width('wafer_lot')).toBeLessThan(140);
  const cut = await logs
    .cell('wafer_lot')
    .locator('bdi')
    .evaluateAll((cells) => cells.some((cell) => cell.scrollWidth > cell.clientWidth));
  expect(cut).toBe(false);
});

test('many columns scroll sideways while the time stays, and what a line lacks is blank', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  const many = [
    'level',
    'service',
    'wafer_lot',
    'latency_ms',
    'model.version',
    'confidence',
    'cache_hit',
    'nosuch',
    'attributes.wafer_lot',
    'host.name',
    'span_id',
    'scope.name',
    'message',
  ];
  await logs.open(`${PREDICTIONS}&${many.map((field) => `cols=${field}`).join('&')}`);
  await expect(logs.rows.first()).toBeVisible();
  await expect(logs.cell('nosuch').first()).toBeEmpty();
  await expect(logs.cell('attributes.wafer_lot').first()).toHaveText(/^W-\d+$/);
  const time = logs.cell('time').first();
  const before = await time.boundingBox();
  const service = await logs.cell('service').first().boundingBox();
  await logs.rows.first().hover();
  await page.mouse.wheel(500, 0);
  await expect.poll(async () => (await logs.cell('service').first().boundingBox())?.x).not.toBe(service?.x);
  expect(Math.abs(((await time.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBeLessThanOrEqual(2);
});

test('a cell filters, excludes and is copied, by mouse and by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const logs = new LogsPage(page);
  await logs.open(`${PREDICTIONS}&cols=level&cols=service&cols=wafer_lot&cols=message`);
  const lot = (await logs.cell('wafer_lot').first().textContent()) ?? '';
  await logs.cell('wafer_lot').first().hover();
  await page.getByRole('grid').getByRole('button', { name: `Copy wafer_lot` }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(lot);
  await page
    .getByRole('grid')
    .getByRole('button', { name: `Show only wafer_lot: ${lot}` })
    .click();
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toContain(`wafer_lot:"${lot}"`);

  // Lines of the search before stay until the new ones are there; keys are for the new ones.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(logs.cell('wafer_lot').filter({ hasNotText: lot })).toHaveCount(0);
  await expect(logs.rows.first()).toBeVisible();
  await page.keyboard.press('j');
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('-');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toContain(`-wafer_lot:"${lot}"`);
});
