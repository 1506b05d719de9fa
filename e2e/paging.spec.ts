import { expect, type Locator, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';
import { sendLogs } from './pages/send-logs';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const LINES = 1500;
/** Most lines share their time with a hundred others. */
const MOMENTS = 30;
const BATCH = 500;

/** Every line that comes into the document on the way to one end of the list, by its number. */
async function walk(
  grid: Locator,
  step: number,
  seen: Map<number, string>,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const loading = grid.page().getByText(/^Loading more/);
  for (let ended = false; !ended; ) {
    const { rows, moved } = await grid.evaluate(async (list, by) => {
      const found: [string, string][] = [];
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let before: number;
      do {
        for (const row of list.querySelectorAll('[data-log-id]')) {
          found.push([row.textContent ?? '', row.getAttribute('data-log-id') ?? '']);
        }
        before = list.scrollTop;
        list.scrollTop += by;
        await frame();
        await frame();
      } while (found.length < 2_000 && Math.abs(list.scrollTop - before) > 1);
      return { rows: found, moved: Math.abs(list.scrollTop - before) > 1 };
    }, step);
    const twice: number[] = [];
    for (const [text, id] of rows) {
      const number = Number(/line (\d+)/.exec(text)?.[1]);
      if (Number.isNaN(number)) continue;
      if ((seen.get(number) ?? id) !== id) twice.push(number);
      seen.set(number, id);
    }
    expect(twice, 'lines that came with two ids').toEqual([]);
    await meanwhile();
    // At an end while a page loads: what is beyond is still to come.
    await expect(loading).toHaveCount(0);
    ended = !moved && Math.abs(await grid.evaluate(step < 0 ? top : bottom)) <= 1;
  }
}

const top = (list: Element) => list.scrollTop;
const bottom = (list: Element) => list.scrollHeight - list.clientHeight - list.scrollTop;

for (const order of ['newest', 'oldest'] as const) {
  test(`a list opened in its middle has every line on both sides while more arrive, ${order} first`, async ({
    page,
    request,
  }) => {
    const service = `paging-${order}-${Date.now()}`;
    const base = Date.now() - 10 * 60_000;
    const line = (index: number) => ({ atMs: base + (index % MOMENTS) * 1000, body: `line ${index}` });
    for (let at = 0; at < LINES; at += BATCH) {
      await sendLogs(
        request,
        service,
        Array.from({ length: BATCH }, (_, index) => line(at + index)),
      );
    }
    const answer = await request.get(
      `/api/logs/search?q=service:${service}&from=${base - 60_000}&to=${base + 9 * 60_000}&limit=1&order=${order}&at=${base + 15_000}`,
    );
    const { logs: found } = (await answer.json()) as { logs: { id: string }[] };
    const id = found[0]?.id ?? '';

    const logs = new LogsPage(page);
    await logs.open(`?q=service%3A${service}&from=now-20m&order=${order}&at=${id}`);
    const row = page.locator(`[data-log-id="${id}"]`);
    await expect(row).toBeInViewport({ timeout: 40_000 });
    let more = LINES;
    const arrive = async () => {
      await sendLogs(
        request,
        service,
        Array.from({ length: 20 }, () => ({ ...line(more), body: `late ${more++}` })),
      );
    };

    // The page that loads above it moves nothing in view: the line is in the middle still.
    const grid = page.getByRole('grid', { name: 'Logs' });
    await expect.poll(async () => Number(await row.getAttribute('aria-rowindex'))).toBeGreaterThan(102);
    const middle = async (box: Locator) => {
      const { y, height } = (await box.boundingBox()) ?? { y: 0, height: 0 };
      return y + height / 2;
    };
    expect(Math.abs((await middle(row)) - (await middle(grid)))).toBeLessThan(40);

    const seen = new Map<number, string>();
    await walk(grid, -450, seen, arrive);
    await walk(grid, 450, seen, arrive);
    expect(seen.size).toBe(LINES);
    expect(new Set(seen.values()).size).toBe(LINES);
  });
}

test('a link to a line deep in the result shows it among its neighbours, and Newest leads back', async ({
  page,
  request,
}) => {
  const [from, to] = [Date.now() - 24 * 3_600_000, Date.now() - 60_000];
  const answer = await request.get(
    `/api/logs/search?q=level:INFO&from=${from}&to=${to}&limit=1&at=${from + 12 * 3_600_000}`,
  );
  const { logs: found } = (await answer.json()) as { logs: { id: string }[] };
  const id = found[0]?.id ?? '';
  const logs = new LogsPage(page);
  await logs.open(`?q=level%3AINFO&from=${from}&to=${to}&log=${id}`);
  const row = page.locator(`[data-log-id="${id}"]`);
  await expect(row).toBeInViewport({ timeout: 40_000 });
  await expect(row).toHaveAttribute('aria-selected', 'true');
  expect(Number(await row.getAttribute('aria-rowindex'))).toBeGreaterThan(50);
  await page.getByRole('button', { name: 'Newest', exact: true }).click();
  await expect(logs.rows.first()).toHaveAttribute('aria-rowindex', '2');
  await expect(row).toHaveCount(0);
});

/** How far the line that the list was opened at is from a time: the nearest may lie in the hour before or after. */
async function msFromPlace(page: Page, iso: string): Promise<number> {
  const line = page.locator('[data-log-id].outline-1').first().locator('[data-field="time"]');
  return Math.abs(Date.parse((await line.getAttribute('title')) ?? '') - Date.parse(iso));
}

test('the time picker leads to a moment within the list', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open('?from=now-24h');
  await expect(logs.rows.first()).toBeVisible();
  const moment = new Date(Date.now() - 12 * 3_600_000).toISOString();
  await page.getByRole('button', { name: /^Time range:/ }).click();
  await page.getByLabel('Jump to a time').fill(moment);
  await page.getByRole('button', { name: 'Jump', exact: true }).click();
  await expect(page).toHaveURL(/at=/);
  await expect.poll(() => msFromPlace(page, moment)).toBeLessThan(600_000);
  const times = await logs
    .cell('time')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''));
  expect(times.some((time) => time > moment)).toBe(true);
  expect(times.some((time) => time < moment)).toBe(true);
  expect(times).toEqual([...times].sort().reverse());
});

test('a stretch brushed on the chart leads to its lines, the range stays', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open('?from=now-24h');
  await expect(logs.rows.first()).toBeVisible();
  const box = await logs.chart.boundingBox();
  if (!box) throw new Error('no chart');
  await page.mouse.move(box.x + box.width * 0.4, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Go to lines' }).click();
  await expect(page).toHaveURL(/from=now-24h.*at=|at=.*from=now-24h/);
  await expect(page.getByRole('button', { name: 'Newest', exact: true })).toBeVisible();
  const at = new URL(page.url()).searchParams.get('at') ?? '';
  await expect.poll(() => msFromPlace(page, at)).toBeLessThan(600_000);
});

test('a search that ran out of time says how far it came, and goes on when asked', async ({ page }) => {
  // Only the first answer is cut short: what follows is the browser's own.
  await page.route(
    '**/api/logs/search?**',
    async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as {
        logs: unknown[];
        nextCursor: string | null;
        searchedTo: string | null;
      };
      body.logs = body.logs.slice(0, 5);
      body.nextCursor ??= 'x';
      body.searchedTo = new Date(Date.now() - 3_600_000).toISOString();
      await route.fulfill({ response, json: body });
    },
    { times: 1 },
  );
  const logs = new LogsPage(page);
  await logs.open('?q=level%3AINFO&from=now-24h');
  await expect(page.getByText(/Searched as far as/)).toBeVisible();
  await expect(logs.rows).toHaveCount(5);
  await page.getByRole('button', { name: 'Search on' }).click();
  await expect.poll(() => logs.rows.count()).toBeGreaterThan(20);
  await expect(page.getByText(/Searched as far as/)).toHaveCount(0);
});

test('a slow search tells so and can be cancelled', async ({ page }) => {
  await page.route(/\/api\/logs\/(search|histogram)\?/, () => new Promise(() => undefined));
  const logs = new LogsPage(page);
  await logs.open('?q=level%3AINFO&from=now-24h');
  await expect(page.getByText(/Searching … \d s/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The search was cancelled.')).toBeVisible();
  await page.unroute(/\/api\/logs\/(search|histogram)\?/);
  await page.getByRole('button', { name: 'Search again' }).click();
  await expect(logs.rows.first()).toBeVisible();
});
