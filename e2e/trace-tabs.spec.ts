import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './pages/serious-violations';
import { TracePage } from './pages/trace-page';

test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

/** Opens the slowest wafer map of the demo that came to its end: its database has it wait. All of it arrived long ago. */
async function openSlowTrace(page: Page, search = ''): Promise<TracePage> {
  const found = await page.request.get('/api/traces/search', {
    params: {
      q: 'service:database AND name:"SELECT die_results" AND duration>3s AND NOT status:error',
      from: 'now-6h',
      to: 'now-5m',
      sort: 'slowest',
      limit: '1',
    },
  });
  const { traces } = (await found.json()) as { traces: { traceId: string }[] };
  await page.goto(`/traces/${traces[0]?.traceId}${search}`);
  return new TracePage(page);
}

test('where the time went leads to the slow span, and back', async ({ page }) => {
  const trace = await openSlowTrace(page, '?tab=statistics');
  const spent = page.getByRole('region', { name: 'Where the time went', exact: true });
  await expect(spent.getByRole('listitem').first()).toContainText(/database\s*\d\d %/);
  await spent.getByRole('button', { name: /^Where the time went/ }).click();
  const operations = page.getByRole('table', { name: 'Critical path by operation' });
  await operations.getByRole('button', { name: 'SELECT die_results' }).first().click();
  await expect(trace.selectedSpan).toContainText('SELECT die_results');
  await expect(page).toHaveURL(/[?&]span=/);
  await page.goBack();
  await expect(trace.tab('Statistics')).toHaveAttribute('aria-selected', 'true');
});

test('statistics by service and by an attribute lead to the spans they are of', async ({ page }) => {
  const trace = await openSlowTrace(page, '?tab=statistics');
  const byService = page.getByRole('table', { name: 'Statistics by service' });
  // The most self time first: the database.
  await expect(byService.getByRole('row').nth(1)).toContainText(/database.*\d s.*\d\d %/);

  await page.getByRole('button', { name: 'Group by' }).click();
  await page.getByRole('combobox').fill('db.system');
  await page.getByRole('option', { name: 'db.system.name' }).click();
  const byDatabase = page.getByRole('table', { name: 'Statistics by db.system.name' });
  await expect(byDatabase.getByRole('row', { name: /^postgresql/ })).toBeVisible();
  await expect(byDatabase.getByRole('row', { name: /^without db.system.name/ })).toBeVisible();

  await byDatabase.getByRole('button', { name: 'postgresql' }).click();
  await expect(trace.tab('Spans')).toHaveAttribute('aria-selected', 'true');
  const spans = page.getByRole('table', { name: 'Spans of this trace' });
  await expect(spans.getByRole('row')).toHaveCount(2);
  await expect(spans.getByRole('row').nth(1)).toContainText('SELECT die_results');

  await page.goBack();
  await expect(byDatabase).toBeVisible();
  await page.goBack();
  await expect(byService).toBeVisible();
});

test('spans are filtered, sorted and saved as they are shown', async ({ page }) => {
  const trace = await openSlowTrace(page, '?tab=spans&spanCols=db.system.name');
  const spans = page.getByRole('table', { name: 'Spans of this trace' });
  await spans.getByRole('button', { name: 'Self time' }).click();
  await expect(spans.getByRole('row').nth(1)).toContainText(/database.*SELECT die_results.*postgresql/);

  await page
    .getByRole('textbox', { name: 'Filter the spans of this trace' })
    .fill('service:(database OR s3-upload)');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^2 of \d+ spans/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const [head, first, ...rest] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toBe(
    'span_id,parent_span_id,start_ns,service,name,duration_ns,self_ns,path_ns,kind,status,db.system.name,status_message',
  );
  expect(first).toMatch(/^[0-9a-f]{16},[0-9a-f]{16},\d+,database,SELECT die_results,\d{10},\d{10},\d+,\w+,/);
  expect(rest.length).toBe(1);

  await spans.getByRole('button', { name: 'SELECT die_results' }).click();
  await expect(trace.selectedSpan).toContainText('SELECT die_results');
});

test('the flame graph zooms by key, and the same in a table', async ({ page }) => {
  await openSlowTrace(page, '?tab=flame');
  const flame = page.getByRole('application', { name: /^Flame graph/ });
  await flame.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  // The widest call below the root.
  await expect(
    page.getByRole('status').filter({ hasText: /database SELECT die_results; .* self time/ }),
  ).toBeAttached();
  await page.keyboard.press('Enter');
  const crumbs = page.getByRole('navigation', { name: 'Zoomed to' });
  await expect(crumbs.getByRole('button').last()).toHaveText('SELECT die_results');
  await page.getByRole('button', { name: 'Table' }).click();
  const frames = page.getByRole('table', { name: 'Frames of the flame graph' });
  await expect(frames.getByRole('row')).toHaveCount(2);
  await crumbs.getByRole('button', { name: 'Whole trace' }).click();
  await expect(frames.getByRole('row').nth(1)).toContainText('GET /wafer-map');
});

test('the graph shows who called whom; a box leads to its spans', async ({ page }) => {
  const trace = await openSlowTrace(page, '?tab=graph');
  const graph = page.getByRole('region', { name: /^Calls of this trace/ });
  await graph.getByRole('button', { name: /^database SELECT die_results: 1 spans/ }).click();
  await expect(trace.tab('Spans')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('table', { name: 'Spans of this trace' }).getByRole('row')).toHaveCount(2);
  await page.goBack();
  await page.getByRole('button', { name: 'Table' }).click();
  const calls = page.getByRole('table', { name: 'Calls of this trace' });
  await expect(calls.getByRole('row', { name: /^SELECT die_results/ })).toContainText(
    'GET /wafer-map/{lot}/{wafer} ×1',
  );
});

test('logs by least severity, searched in full from here', async ({ page }) => {
  await openSlowTrace(page, '?tab=logs');
  const lines = page.getByRole('list', { name: 'Logs of this trace' }).getByRole('listitem');
  await expect(lines).toHaveCount(3);
  await page.getByRole('button', { name: 'Warn', exact: true }).click();
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toContainText('canceling statement due to statement timeout');
  await page.getByRole('link', { name: 'Open in logs' }).click();
  await expect(page).toHaveURL(/\/logs\?q=.*trace_id.*level/);
  await expect(page.locator('[data-log-id]')).toHaveCount(1);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('no tab has a serious accessibility violation', async ({ page }) => {
      const trace = await openSlowTrace(page);
      await page.getByRole('button', { name: /^Where the time went/ }).click();
      for (const [name, content] of [
        [/^Flame/, page.getByRole('application', { name: /^Flame graph/ })],
        [/^Graph/, page.getByRole('region', { name: /^Calls of this trace/ })],
        [/^Statistics/, page.getByRole('table', { name: 'Statistics by service' })],
        [/^Spans/, page.getByRole('table', { name: 'Spans of this trace' })],
        [/^Logs/, page.getByRole('list', { name: 'Logs of this trace' }).getByRole('listitem').first()],
      ] as const) {
        await trace.tab(name).click();
        await expect(page.getByRole('tabpanel', { name })).toBeVisible();
        await expect(content).toBeVisible();
        expect(await seriousViolations(page), String(name)).toEqual([]);
      }
    });
  });
}
