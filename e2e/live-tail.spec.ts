import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Sends logs as an OpenTelemetry SDK does, one batch. */
async function send(
  request: APIRequestContext,
  service: string,
  messages: string[],
  agoMs = 0,
): Promise<void> {
  const timeUnixNano = `${Date.now() - agoMs}000000`;
  const answer = await request.post('/v1/logs', {
    data: {
      resourceLogs: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
          scopeLogs: [
            {
              logRecords: messages.map((text) => ({
                timeUnixNano,
                severityNumber: 9,
                body: { stringValue: text },
              })),
            },
          ],
        },
      ],
    },
  });
  expect(answer.ok()).toBe(true);
}

const status = (page: Page) =>
  page.getByRole('status').filter({ hasText: /Live|Paused|Reconnecting|Connecting/ });
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `message ${from + n}`);

test('new lines come in by themselves, wait while one reads, and none is lost', async ({ page, request }) => {
  const service = `live-${Date.now()}`;
  await send(request, service, numbered(0, 40), 5_000);
  const logs = new LogsPage(page);
  await logs.open(`?q=${encodeURIComponent(`service:${service}`)}&from=now-15m`);
  await expect(logs.rows.first()).toContainText('message 39');

  // On by key; the address keeps it, and a new line is there at once, late ones too.
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/live=true/);
  await expect(status(page)).toHaveText('Live');
  const sentAt = Date.now();
  await send(request, service, ['message 40']);
  await expect(logs.rows.first()).toContainText('message 40');
  test.info().annotations.push({ type: 'shown after', description: `${Date.now() - sentAt} ms` });
  await send(request, service, ['an old one'], 3 * 3_600_000);
  await expect(logs.rows.first()).toContainText('an old one');

  // Asked to wait: the list keeps still and says how many there are.
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(status(page)).toHaveText('Paused');
  await send(request, service, numbered(41, 61));
  await expect(page.getByText('20 waiting')).toBeVisible();
  await expect(logs.rows.first()).toContainText('an old one');
  await page.getByRole('button', { name: '20 new lines' }).click();
  await expect(logs.rows.first()).toContainText('message 60');
  await expect(status(page)).toHaveText('Live');

  // Scrolled away it waits by itself, to the pixel, and goes on at the top.
  const grid = page.getByRole('grid', { name: 'Logs' });
  await grid.hover();
  await page.mouse.wheel(0, 300);
  await expect(status(page)).toHaveText('Paused while you scroll');
  const place = async () =>
    await grid.evaluate(async (element) => {
      // However slow the machine is, what still moves moves from frame to frame.
      for (let frames = 0; frames < 3; frames++) await new Promise((done) => requestAnimationFrame(done));
      const { top, bottom } = element.getBoundingClientRect();
      const seen = [...element.querySelectorAll('[data-log-id]')].flatMap((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top && box.top < bottom ? [`${box.top} ${row.getAttribute('data-log-id')}`] : [];
      });
      return seen.join('\n');
    });
  // A wheel's way ends later than its turn.
  let before = '';
  await expect
    .poll(async () => {
      const last = before;
      before = await place();
      return before === last;
    })
    .toBe(true);
  await send(request, service, numbered(61, 71));
  await expect(page.getByRole('button', { name: '10 new lines' })).toBeVisible();
  expect(await place()).toBe(before);
  await page.mouse.wheel(0, -1_000);
  await expect(logs.rows.first()).toContainText('message 70');

  // A line that is open holds it as well.
  await logs.rows.nth(2).click();
  await expect(status(page)).toHaveText('Paused while you read');
  await send(request, service, numbered(71, 75));
  await expect(page.getByRole('button', { name: '4 new lines' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(logs.rows.first()).toContainText('message 74');

  // Nothing was lost and nothing came twice; the count over the chart follows.
  const total = 76;
  await expect.poll(() => logs.total()).toBe(total - 1);
  const ids = new Set<string>();
  const walkOnce = async () => {
    for (let at = 0; at <= 6; at++) {
      const seen = await grid.evaluate(async (element, top) => {
        element.scrollTo(0, top);
        for (let frames = 0; frames < 3; frames++) await new Promise((done) => requestAnimationFrame(done));
        return [...element.querySelectorAll('[data-log-id]')].map(
          (row) => row.getAttribute('data-log-id') ?? '',
        );
      }, at * 350);
      for (const id of seen) ids.add(id);
    }
    return ids.size;
  };
  await expect.poll(walkOnce).toBe(total);
});

test('goes on without loss after the connection was away', async ({ page, request }) => {
  // The browser has no switch that breaks a stream which is open: the page's own stream is given one.
  await page.addInitScript(() => {
    const real = window.fetch;
    window.fetch = async (input, init) => {
      const response = await real(input, init);
      if (!String(input).startsWith('/api/logs/tail') || !response.body) return response;
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const cut = new AbortController();
      addEventListener('cut', () => cut.abort(new TypeError('network error')));
      response.body.pipeTo(writable, { signal: cut.signal }).catch(() => undefined);
      return new Response(readable, { status: response.status, headers: response.headers });
    };
  });
  const service = `away-${Date.now()}`;
  const logs = new LogsPage(page);
  await send(request, service, ['message 0'], 1_000);
  await logs.open(`?q=${encodeURIComponent(`service:${service}`)}&from=now-15m&live=true`);
  await expect(status(page)).toHaveText('Live');
  await send(request, service, ['message 1']);
  await expect(logs.rows.first()).toContainText('message 1');

  await page.route('**/api/logs/tail?*', (route) => route.abort());
  await page.evaluate(() => dispatchEvent(new Event('cut')));
  await expect(status(page)).toHaveText(/Reconnecting/);
  await send(request, service, numbered(2, 7));
  await page.unroute('**/api/logs/tail?*');
  await expect(status(page)).toHaveText('Live');
  await expect(logs.rows.first()).toContainText('message 6');
  await expect(logs.rows).toHaveCount(7);
});
