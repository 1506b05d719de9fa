import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { sendSpans } from './pages/send-spans';
import { sendStages } from './pages/send-stages';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Adds a part of the page to a new dashboard, opens it, and returns the figures that its panel asked for. */
async function addTo(page: Page, part: string, name: string) {
  await page.getByRole('button', { name: 'Add to dashboard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to dashboard' });
  await dialog.getByRole('radio', { name: part }).click();
  await dialog.getByRole('button', { name: /^Dashboard:/ }).click();
  await page.getByPlaceholder(/Find a dashboard/).fill(name);
  await page.getByRole('option', { name: `New: “${name}”` }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('link', { name: 'Open dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}

/** Of all panels that were asked for figures since. */
function answers(page: Page): { totals: number[] } {
  const seen = { totals: [] as number[] };
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/panels/query') || !response.ok()) return;
    // Of the preview that is left behind, the answer may be gone.
    const answer = (await response.json().catch(() => null)) as { total: number } | null;
    if (answer) seen.totals.push(answer.total);
  });
  return seen;
}

test('the chart and the list of /logs stand on a dashboard with the same numbers', async ({
  page,
  request,
}) => {
  const service = await sendStages(request);
  const q = `service:"${service}" AND stage:parse`;
  await page.goto(`/logs?q=${encodeURIComponent(q)}`);
  await expect(page.getByText('20 logs')).toBeVisible();
  const seen = answers(page);
  await addTo(page, 'Logs over time by level', `From logs ${service}`);
  await expect(page.getByRole('region', { name: /^Logs by level/ })).toContainText('INFO');
  await expect.poll(() => seen.totals.length).toBeGreaterThan(0);
  expect(seen.totals.every((total) => total === 20)).toBe(true);

  // The same dashboard gets the list as well: it is the one opened last.
  await page.goto(`/logs?q=${encodeURIComponent(q)}`);
  await page.getByRole('button', { name: 'Add to dashboard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to dashboard' });
  await dialog.getByRole('radio', { name: 'The list of logs' }).click();
  await expect(dialog.getByRole('button', { name: `Dashboard: From logs ${service}` })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Title of the panel' }).fill('Parsed lines');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('link', { name: 'Open dashboard' }).click();
  await expect(page.getByRole('region', { name: 'Parsed lines', exact: true })).toContainText('line 29');
  await expect(page.getByRole('region', { name: /^Logs by level/ })).toBeVisible();
});

test('a panel is added to a dashboard that somebody else saves at the same moment', async ({
  page,
  request,
}) => {
  const service = await sendStages(request);
  const name = `Shared ${service}`;
  const text = (id: string) => ({
    ...{ kind: 'text', id, title: 'Theirs', description: '', links: [] },
    ...{ at: { x: 0, y: 0, w: 4, h: 4 }, markdown: 'Added meanwhile' },
  });
  const id = await BoardPage.make(request, name, []);
  await page.goto(`/logs?q=${encodeURIComponent(`service:"${service}"`)}`);
  // Between what the dialog reads and what it saves.
  let isFirst = true;
  await page.route(`**/api/dashboards/${id}`, async (route) => {
    if (route.request().method() === 'PUT' && isFirst) {
      isFirst = false;
      const { document, version } = await (await request.get(`/api/dashboards/${id}`)).json();
      const theirs = await request.put(`/api/dashboards/${id}`, {
        data: { document: { ...document, panels: [text('p1')] }, baseVersion: version, note: '' },
      });
      expect(theirs.status(), await theirs.text()).toBe(200);
    }
    await route.continue();
  });
  await page.getByRole('button', { name: 'Add to dashboard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to dashboard' });
  await dialog.getByRole('button', { name: /^Dashboard:/ }).click();
  await page.getByPlaceholder(/Find a dashboard/).fill(service);
  await page.getByRole('option', { name, exact: true }).click();
  const refused = page.waitForResponse((response) => response.status() === 409);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await refused;
  await dialog.getByRole('link', { name: 'Open dashboard' }).click();
  await expect(page.getByText('Added meanwhile', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: /^Logs by level/ })).toContainText('INFO');
});

/** 8 spans, each a trace of its own, of which 2 failed. Returns their service. */
async function sendTraces(request: APIRequestContext): Promise<string> {
  const service = `editor-${crypto.randomUUID().slice(0, 8)}`;
  await sendSpans(
    request,
    service,
    Array.from({ length: 8 }, (_, index) => ({
      atMs: Date.now() - 10 * 60_000 + index * 1_000,
      durationMs: 5,
      name: `op ${index % 2}`,
      failed: index < 2,
    })),
  );
  return service;
}

test('the share of errors of /traces stands on a dashboard with the same numbers', async ({
  page,
  request,
}) => {
  const service = await sendTraces(request);
  await page.goto(`/traces?service=${service}`);
  const seen = answers(page);
  await addTo(page, 'Share of errors', `From traces ${service}`);
  await expect(page.getByRole('region', { name: /^Share of failed spans/ })).toContainText('Failed');
  await expect.poll(() => [...new Set(seen.totals)].sort()).toEqual([2, 8]);
});

test('the list of /traces stands on a dashboard with the same traces', async ({ page, request }) => {
  const service = await sendTraces(request);
  await page.goto(`/traces?service=${service}&status=error`);
  await addTo(page, 'The list of traces', `From traces ${service}`);
  const list = page.getByRole('region', { name: /^Traces/ });
  await expect(list.locator('a[href*="/traces/"]').first()).toBeVisible();
  await expect(list.getByText('op 0')).toHaveCount(1);
  await expect(list.getByText('op 1')).toHaveCount(1);
});

test('the share of errors of a service stands on a dashboard with the same numbers', async ({
  page,
  request,
}) => {
  const service = await sendTraces(request);
  await page.goto(`/services/${service}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(service);
  const seen = answers(page);
  await addTo(page, 'Share of errors', `From service ${service}`);
  await expect(page.getByRole('region', { name: /^Share of failed spans/ })).toContainText('Failed');
  await expect.poll(() => [...new Set(seen.totals)].sort()).toEqual([2, 8]);
});

test('figures of a /traces view with a condition on whole traces count only the traces that meet it', async ({
  page,
  request,
}) => {
  const service = await sendTraces(request);
  await page.goto(`/traces?service=${service}&q=${encodeURIComponent('has{name:"op 0"}')}`);
  const seen = answers(page);
  await addTo(page, 'Share of errors', `From whole traces ${service}`);
  await expect(page.getByRole('region', { name: /^Share of failed spans/ })).toContainText('Failed');
  await expect.poll(() => [...new Set(seen.totals)].sort()).toEqual([1, 4]);
});

test('who names a new dashboard does not wait for the list of all others', async ({ page, request }) => {
  const service = await sendStages(request);
  await page.route(/\/api\/dashboards\?/, () => {});
  await page.goto(`/logs?q=${encodeURIComponent(`service:"${service}"`)}`);
  await addTo(page, 'The list of logs', `Not waited for ${service}`);
  await expect(page.getByRole('region', { name: /^Logs/ }).first()).toContainText('line 29');
});
