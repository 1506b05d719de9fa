import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

test('a pasted address shows the same lines, the same open line and tab', async ({
  page,
  browser,
  baseURL,
}) => {
  const logs = new LogsPage(page);
  await logs.open(`?q=service%3Aapi-gateway&from=${Date.now() - 3 * 3_600_000}&to=${Date.now() - 600_000}`);
  await expect(logs.rows.first()).toBeVisible();
  await logs.rows.nth(3).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(page).toHaveURL(/tab=json/);
  const ids = await logs.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-log-id')));

  const fresh = await browser.newContext({ baseURL: baseURL ?? '', viewport: page.viewportSize() });
  const copy = new LogsPage(await fresh.newPage());
  await copy.page.goto(page.url());
  await expect(copy.rows.first()).toBeVisible();
  await expect
    .poll(() => copy.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-log-id'))))
    .toEqual(ids);
  await expect(copy.page.getByRole('tab', { name: 'JSON' })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(async () => (await copy.total()) - (await logs.total())).toBe(0);
  await fresh.close();
});

test('back closes the open line and leaves a pane, and does not go through every line', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open('?from=now-3h');
  await logs.rows.nth(2).click();
  const line = page.getByRole('complementary', { name: 'Log line' });
  await expect(line).toBeVisible();
  await logs.rows.nth(4).click();
  // The address follows a moment later.
  await expect(page).toHaveURL(new RegExp(`log=${await logs.rows.nth(4).getAttribute('data-log-id')}`));
  await page.goBack();
  await expect(line).toBeHidden();
  await page.getByRole('tab', { name: 'Patterns' }).click();
  await expect(page).toHaveURL(/pane=patterns/);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Lines' })).toHaveAttribute('aria-selected', 'true');
});

test('a place in the list that is none leads back to its start', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open('?from=now-3h&at=garbage');
  await page.getByRole('button', { name: 'Show the list from its start' }).click();
  await expect(logs.rows.first()).toBeVisible();
  await logs.open('?from=now-3h&log=garbage');
  await expect(logs.rows.first()).toBeVisible();
});

test('garbage in the address and in the search bar is told, never a blank page', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open('?q=%00%ff&from=yesterdayish&to=%F0%9F%94%A5&order=sideways&log=no-such');
  await expect(page.getByRole('main')).toContainText(/time|range|from/i);
  await logs.open('?from=now-1h');
  const wrong = ['level:', '"unclosed', '((((', 'a AND AND b', 'n:[1 TO'];
  for (const text of wrong) {
    await logs.enter(text);
    await expect(logs.remark).not.toBeEmpty();
  }
  const odd = ["'; DROP TABLE log; --", '\u202e\ud83d\udd25 <script>alert(1)</script>', 'x'.repeat(3000)];
  for (const text of odd) {
    await logs.search(text);
    await expect(page.getByText(/no logs match/i).first()).toBeVisible();
  }
});

test('scrolling pages without end and without doubles', async ({ page, request }) => {
  const [from, to] = [Date.now() - 6 * 3_600_000, Date.now() - 60_000];
  // Of one service of the demo: other tests send lines of these hours meanwhile.
  const q = 'level%3AINFO%20AND%20service%3Aapi-gateway';
  const seen = new Set<string>();
  let cursor = '';
  let rows = 0;
  do {
    const answer = await request.get(
      `/api/logs/search?q=${q}&from=${from}&to=${to}&limit=1000&cursor=${cursor}`.replace(/&cursor=$/, ''),
    );
    const body = (await answer.json()) as { logs: { id: string }[]; nextCursor: string | null };
    for (const log of body.logs) seen.add(log.id);
    rows += body.logs.length;
    cursor = body.nextCursor ?? '';
  } while (cursor !== '');
  const histogram = (await (
    await request.get(`/api/logs/histogram?q=${q}&from=${from}&to=${to}`)
  ).json()) as { total: number };
  expect(seen.size).toBe(rows);
  expect(rows).toBe(histogram.total);
  expect(rows).toBeGreaterThan(1000);

  const logs = new LogsPage(page);
  await logs.open(`?q=${q}&from=${from}&to=${to}`);
  await logs.rows.first().hover();
  const last = () => logs.rows.last().getAttribute('aria-rowindex').then(Number);
  const scrolled = async () => {
    await page.mouse.wheel(0, 2500);
    return await last();
  };
  await expect.poll(scrolled, { intervals: [50] }).toBeGreaterThanOrEqual(500);
  expect(await logs.rows.count()).toBeLessThan(200);
});
