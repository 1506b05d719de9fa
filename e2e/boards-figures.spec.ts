import { expect, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { openPanels, sendPanelRecords } from './pages/panel-records';
import { sendLogs } from './pages/send-logs';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const FORMAT = { unit: 'none', suffix: '', decimals: null };
const AXIS = { label: '', min: null, max: null, scale: 'linear' };
const LEGEND = { shown: true, values: ['last', 'total'] };
const ASKED = '**/api/panels/query';

test('a percentile that comes from running totals is marked where it is read; a count beside it is not', async ({
  page,
}) => {
  const sent = await sendPanelRecords(page.request);
  const note = 'Percentiles are read from counts by duration: off by at most 19 %.';
  // Whether the totals are there already is the store's affair.
  await page.route(ASKED, async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    const { precision } = route.request().postDataJSON();
    const rough = precision === 'fast' ? { read: 'rollup', approximate: [note] } : {};
    await route.fulfill({ response, json: { ...answer, ...rough } });
  });
  const spans = { source: 'spans', q: `service:${sent.service}`, savedId: null };
  const count = BoardPage.query('', { records: spans, by: ['name'] });
  const p95 = BoardPage.query('', {
    name: 'p95',
    label: 'P95',
    records: spans,
    by: ['name'],
    measure: { fn: 'p95', field: 'duration' },
    format: { ...FORMAT, unit: 'ns' },
  });
  const at = (x: number) => ({ x, y: 0, w: 4, h: 8 });
  const board = await openPanels(page, sent, [
    { ...BoardPage.panel('table', 'Operations', at(0), [count, p95]), kind: 'table' },
    { ...BoardPage.panel('top', 'Slowest', at(4), [p95]), kind: 'top' },
    {
      ...BoardPage.panel('series', 'Over time', at(8), [p95]),
      kind: 'timeseries',
      draw: 'lines',
      axis: AXIS,
      legend: LEGEND,
    },
  ]);
  const row = board.panel('Operations').getByRole('row').filter({ hasText: 'op 0' });
  await expect(row.getByRole('cell').nth(1)).toHaveText('6');
  // Each column in its own unit.
  await expect(row.getByRole('cell').nth(2)).toHaveText(/^≈ [\d.]+ ms$/);
  await expect(board.panel('Slowest').getByRole('listitem').first()).toContainText(/≈ [\d.]+ ms/);
  await expect(
    board
      .panel('Over time')
      .getByRole('cell', { name: /^≈ [\d.]+ ms$/ })
      .first(),
  ).toBeVisible();
  await board.panel('Slowest').getByRole('button', { name: 'Some figures of Slowest are not exact' }).click();
  await expect(page.getByText(note)).toBeVisible();
  await page.getByRole('button', { name: 'Count exactly' }).click();
  const slowest = board.panel('Slowest').getByRole('listitem').first();
  await expect(slowest).toContainText(/[\d.]+ ms/);
  await expect(slowest).not.toContainText('≈');
  await expect(board.panel('Slowest').getByRole('button', { name: /not exact/ })).toHaveCount(0);
});

test('records without the field of the groups are told on the panel, and lead to themselves', async ({
  page,
}) => {
  const sent = await sendPanelRecords(page.request);
  const atMs = Date.parse(sent.time.from) + 60_000;
  await sendLogs(page.request, sent.service, [
    { atMs, body: 'first without a lot' },
    { atMs: atMs + 1, body: 'second without a lot' },
  ]);
  const query = BoardPage.query(`service:${sent.service}`, { by: ['lot'] });
  const board = await openPanels(page, sent, [
    { ...BoardPage.panel('top', 'Lots', { x: 0, y: 0, w: 4, h: 8 }, [query]), kind: 'top' },
  ]);
  await board.panel('Lots').getByRole('link', { name: 'no lot: 2' }).click();
  await expect(page).toHaveURL(/\/logs\?/);
  await expect(page.getByText('second without a lot')).toBeVisible();
  await expect(page.getByText('line 3')).toHaveCount(0);
});

test('a query has a unit of its own, which one chooses in the editor', async ({ page }) => {
  const sent = await sendPanelRecords(page.request);
  const spans = { source: 'spans', q: `service:${sent.service}`, savedId: null };
  const count = BoardPage.query('', { records: spans, by: ['name'] });
  const board = await openPanels(page, sent, [
    { ...BoardPage.panel('table', 'Operations', { x: 0, y: 0, w: 6, h: 8 }, [count]), kind: 'table' },
  ]);
  await page.goto(`${new URL(page.url()).pathname}?edit=table`);
  const preview = page.getByRole('region', { name: 'Preview' });
  const cell = preview.getByRole('row').filter({ hasText: 'op 0' }).getByRole('cell').nth(1);
  await expect(cell).toHaveText('6');
  await page.getByRole('combobox', { name: 'Unit of query a' }).click();
  await page.getByRole('option', { name: 'Seconds', exact: true }).click();
  await expect(cell).toHaveText('6 s');
  await page.getByRole('textbox', { name: 'Suffix of query a' }).fill('calls');
  await expect(cell).toHaveText('6 calls');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(board.panel('Operations').getByRole('cell', { name: '6 calls' }).first()).toBeVisible();
});

test('queries that measure the same are told apart; a formula that divides by 0 says so', async ({
  page,
}) => {
  const sent = await sendPanelRecords(page.request);
  const q = `service:${sent.service}`;
  const query = BoardPage.query(q);
  const formula = { name: 'f', label: '', expression: 'a / 0', hidden: false };
  const hidden = BoardPage.query(q, { hidden: true });
  const board = await openPanels(page, sent, [
    {
      ...BoardPage.panel('two', 'Two', { x: 0, y: 0, w: 6, h: 8 }, [query, { ...query, name: 'b' }]),
      kind: 'table',
    },
    {
      ...BoardPage.panel('none', 'None', { x: 6, y: 0, w: 6, h: 8 }, [hidden]),
      formulas: [formula],
      kind: 'number',
      trend: false,
    },
  ]);
  await expect(board.panel('Two').getByRole('columnheader')).toHaveText(['All', 'a · Count', 'b · Count']);
  await expect(board.panel('None')).toContainText('The formula a / 0 divides by 0');
});
