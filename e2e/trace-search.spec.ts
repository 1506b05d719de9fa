import { expect, type Locator, type Page, test } from '@playwright/test';
import { TracePage } from './pages/trace-page';

const HOUR_MS = 3_600_000;
/** Behind it nothing changes any more, neither by the demo nor by what other tests send. */
const SETTLED_MS = 300_000;

const rows = (page: Page): Locator =>
  page.getByRole('list', { name: 'Traces', exact: true }).locator(':scope > li');
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const heatmap = (page: Page) => page.getByRole('application', { name: /by start and duration/ });

test('a structural query finds the planted failures, says why, and the trace stands on a span that matched', async ({
  page,
}) => {
  await page.goto('/traces?from=now-6h');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: /^Search spans/ })).toBeFocused();
  await page.keyboard.type('parent{service:api} > child{service:database AND status:error}');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect.poll(() => param(page, 'q')).toContain('child{');

  const first = rows(page).first();
  await expect(first).toContainText('GET /wafer-map');
  // Traces of the search before may still stand.
  await expect(rows(page).filter({ hasNotText: 'GET /wafer-map' })).toHaveCount(0);
  const why = first.getByRole('button', { name: /^Why it matched/ });
  await why.click();
  await expect(why).toHaveAttribute('aria-expanded', 'true');
  const spans = first.getByRole('list', { name: 'Spans that match' });
  const failed = spans.getByRole('link').filter({ hasText: 'SELECT die_results' });
  await expect(failed).toContainText('statement timeout');

  await failed.click();
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}\?/);
  expect(param(page, 'hl')).toContain('parent{');
  await expect(new TracePage(page).selectedSpan).toContainText('SELECT die_results');
  await page.goBack();
  await expect(why).toHaveAttribute('aria-expanded', 'true');
});

test('each order is the server’s, and pages follow each other without a trace twice', async ({
  page,
  request,
}) => {
  const range = { from: String(Date.now() - 6 * HOUR_MS), to: String(Date.now() - SETTLED_MS) };
  const shown = (index: number) => rows(page).locator(`[data-row="${index}"]`);
  await page.goto(`/traces?from=${range.from}&to=${range.to}`);
  for (const [label, sort] of [
    ['slowest first', 'slowest'],
    ['most errors first', 'errors'],
    ['most spans first', 'spans'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: label }).click();
    await expect.poll(() => param(page, 'sort')).toBe(sort);
    const params = { ...range, sort, limit: 5 };
    const { traces } = await (await request.get('/api/traces/search', { params })).json();
    for (const [index, { traceId }] of traces.entries()) {
      await expect(shown(index)).toHaveAttribute('data-trace', traceId);
    }
  }
  await shown(0).focus();
  await page.mouse.move(700, 700);
  const ids = new Set<string>();
  // Every row that comes by on the way down: from the second page on they were loaded while scrolling.
  for (let index = 0; index <= 130; index += 10) {
    const row = shown(index);
    // A wheel's way ends later than its turn: where the list has run past the row, it goes back.
    while (!(await row.isVisible())) {
      const last = Number(await rows(page).last().locator('[data-row]').getAttribute('data-row'));
      await page.mouse.wheel(0, last < index ? 300 : -300);
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
    }
    ids.add((await row.getAttribute('data-trace')) ?? '');
  }
  expect(ids.size).toBe(14);
});

test('a box over slow traces names the planted cause, and one click filters by it', async ({ page }) => {
  const [from, to] = [Date.now() - 6 * HOUR_MS, Date.now() - SETTLED_MS];
  await page.goto(
    `/traces?q=root.service%3Aapi&from=${from}&to=${to}&box=${from}_${to}_1000000000_9000000000`,
  );
  const values = page.getByRole('region', { name: 'Values that differ' });
  const slow = values.getByRole('listitem').filter({ hasText: 'duration of database SELECT die_results' });
  await expect(slow).toBeVisible();
  await expect(
    values.getByRole('listitem').filter({ hasText: 'http.response.status_code 504' }),
  ).toBeVisible();
  await expect(page.getByText(/^Compared: .* in the box, .* outside/)).toBeVisible();

  await slow.getByRole('button', { name: /^Exclude/ }).click();
  await expect.poll(() => param(page, 'q')).toMatch(/^root\.service:api AND NOT has\{.*duration:>=/);
  await expect.poll(() => param(page, 'box')).toBeNull();
  await page.goBack();
  await expect(slow).toBeVisible();
});

test('a box is drawn by mouse and by keyboard, and lets go', async ({ page }) => {
  // Whole hours: the columns at the edges are as wide as the others, so that the mouse begins in the first of them.
  const to = Math.floor((Date.now() - SETTLED_MS) / HOUR_MS) * HOUR_MS;
  const from = to - 6 * HOUR_MS;
  await page.goto(`/traces?q=root.service%3Aapi&from=${from}&to=${to}`);
  const map = heatmap(page);
  await expect(map).toBeVisible();
  const total = await page
    .getByText(/^[\d,]+ traces$/)
    .first()
    .textContent();
  const area = await map.boundingBox();
  if (!area) throw new Error('the heatmap is not drawn');
  await page.mouse.move(area.x + 2, area.y + 2);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width - 2, area.y + area.height - 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => param(page, 'box')).toMatch(/^\d+_\d+_\d+_\d+$/);
  // All of it was drawn over: the box holds what the search holds.
  await expect(page.getByText(`${total?.replace(' traces', '')} in the box`)).toBeVisible();

  await page.getByRole('button', { name: 'Let the box go' }).first().click();
  await expect.poll(() => param(page, 'box')).toBeNull();
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(map.getByRole('status')).toHaveText(/^[\d,]+ trace/);
  const told = await map.getByRole('status').textContent();
  await page.keyboard.press('Enter');
  const count = /^([\d,]+) trace/.exec(told ?? '')?.[1];
  await expect(page.getByText(`${count} in the box`)).toBeVisible();
  await expect(rows(page)).toHaveCount(Number(count));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => param(page, 'box')).toBeNull();
});

test('a point of the rates opens a trace that shows it, or narrows to its time', async ({ page }) => {
  await page.goto(
    `/traces?q=service%3Aapi-gateway&pane=red&from=${Date.now() - 6 * HOUR_MS}&to=${Date.now() - SETTLED_MS}`,
  );
  const rate = page.getByRole('slider', { name: /^Rate/ });
  await rate.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const point = page.getByRole('region', { name: 'The chosen point' });
  const slow = point.getByRole('link', { name: /^A slow one/ });
  await expect(slow).toHaveAttribute('href', /^\/traces\/[0-9a-f]{32}/);
  await point.getByRole('button', { name: 'Only this time' }).click();
  await expect.poll(() => param(page, 'from')).toMatch(/^20\d\d-/);
  await page.goBack();
  await slow.click();
  await expect(new TracePage(page).spans.first()).toContainText('POST /v1/predict');
});

test('two traces are chosen by keyboard and compared', async ({ page }) => {
  await page.goto('/traces?from=now-6h');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('[data-row="0"]')).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await expect(page.locator('[data-row="1"]')).toBeFocused();
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Traces to compare' });
  await bar.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/\/traces\/compare\?.*a=[0-9a-f]{32}&b=[0-9a-f]{32}/);
});
