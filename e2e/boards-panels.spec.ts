import { expect, type Request, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { openPanels, sendPanelRecords } from './pages/panel-records';
import { seriousViolations } from './pages/serious-violations';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

// Nothing fades, so that no colour is measured half way.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

const FORMAT = { unit: 'none', suffix: '', decimals: null };
const AXIS = { label: '', min: null, max: null, scale: 'linear' };
const LEGEND = { shown: true, values: ['last', 'total'] };
const ASKED = '**/api/panels/query';

function counted(id: string, title: string, x: number, service: string): object {
  return {
    ...BoardPage.panel(id, title, { x, y: 0, w: 3, h: 4 }, [BoardPage.query(`service:${service}`)]),
    kind: 'number',
    trend: false,
  };
}

function overTime(id: string, title: string, service: string): object {
  const query = BoardPage.query(`service:${service}`, { by: ['lot'], stepMs: 60_000 });
  return {
    ...BoardPage.panel(id, title, { x: 0, y: 4, w: 6, h: 8 }, [query]),
    kind: 'timeseries',
    draw: 'lines',
    axis: AXIS,
    legend: LEGEND,
  };
}

/** One panel of each kind. */
function everyKind(service: string): object[] {
  const q = `service:${service}`;
  const spans = { source: 'spans', q, savedId: null };
  const logs = { source: 'logs', q, savedId: null };
  const frame = (id: string, title: string, x: number, y: number) => ({
    id,
    title,
    description: '',
    at: { x, y, w: 6, h: 6 },
    links: [],
  });
  const grouped = BoardPage.query(q, { by: ['lot'] });
  return [
    { ...counted('number', 'A number', 0, service), thresholds: [{ from: 1, tone: 'warn' }], trend: true },
    overTime('series', 'A series', service),
    { ...BoardPage.panel('top', 'A top list', { x: 6, y: 0, w: 6, h: 6 }, [grouped]), kind: 'top' },
    { ...BoardPage.panel('table', 'A table', { x: 6, y: 6, w: 6, h: 6 }, [grouped]), kind: 'table' },
    { ...frame('logs', 'Lines', 0, 12), kind: 'logs', records: logs, columns: [], order: 'newest' },
    { ...frame('traces', 'Traces', 6, 12), kind: 'traces', records: spans, sort: 'slowest' },
    {
      ...frame('heat', 'A heatmap', 0, 18),
      kind: 'heatmap',
      records: spans,
      field: 'duration',
      scale: 'log',
      format: { ...FORMAT, unit: 'ns' },
    },
    {
      ...frame('shares', 'Percentiles', 6, 18),
      kind: 'percentiles',
      records: spans,
      field: 'duration',
      shares: [50, 95],
      axis: AXIS,
      format: { ...FORMAT, unit: 'ns' },
    },
    { ...frame('map', 'A map', 0, 24), kind: 'map', service: null, depth: 2 },
    { ...BoardPage.text('text', 'A text', { x: 6, y: 24, w: 6, h: 6 }) },
  ];
}

const asksAbout = (request: Request, service: string) => request.postData()?.includes(service) ?? false;

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    // Tall enough that every panel is in sight and loads.
    test.use({ colorScheme, viewport: { width: 1440, height: 1700 } });

    test('panels of all kinds have no serious accessibility violation, as pictures and as tables', async ({
      page,
    }) => {
      const sent = await sendPanelRecords(page.request);
      const board = await openPanels(page, sent, everyKind(sent.service));
      const bodies = page.locator('[data-panel-body][data-state]');
      await expect(bodies).toHaveCount(9);
      await expect(page.locator('[data-panel-body][data-state="shown"]')).toHaveCount(9);
      await expect(board.panel('A map').locator('[data-node], [role="row"], p').first()).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      for (const title of ['A series', 'A heatmap', 'Percentiles', 'A top list']) {
        await board
          .panel(title)
          .getByRole('button', { name: `Show ${title} as a table` })
          .click();
        await expect(board.panel(title).getByRole('table')).toBeVisible();
      }
      expect(await seriousViolations(page)).toEqual([]);
    });
  });
}

test('panels that ask the same share one request', async ({ page }) => {
  const sent = await sendPanelRecords(page.request);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/panels/query') && asksAbout(request, sent.service))
      asked.push(request.postData() ?? '');
  });
  const board = await openPanels(page, sent, [
    counted('one', 'One', 0, sent.service),
    counted('two', 'Two', 3, sent.service),
  ]);
  for (const title of ['One', 'Two'])
    await expect(board.panel(title).getByRole('button', { name: '12', exact: true })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('a panel that fails says so and can be asked again; those beside it go on', async ({ page }) => {
  const good = await sendPanelRecords(page.request);
  const bad = await sendPanelRecords(page.request, good.time);
  let works = false;
  await page.route(ASKED, (route) =>
    asksAbout(route.request(), bad.service) && !works
      ? route.fulfill({
          status: 500,
          json: { error: { code: 'internal_error', message: 'The store did not answer.' }, requestId: 'r-1' },
        })
      : route.continue(),
  );
  const board = await openPanels(page, good, [
    counted('good', 'Good', 0, good.service),
    counted('bad', 'Bad', 3, bad.service),
  ]);
  await expect(board.panel('Good').getByRole('button', { name: '12', exact: true })).toBeVisible();
  await expect(board.panel('Bad').getByRole('alert')).toBeVisible();
  works = true;
  await board.panel('Bad').getByRole('button', { name: 'Try again' }).click();
  await expect(board.panel('Bad').getByRole('button', { name: '12', exact: true })).toBeVisible();
});

test('a panel that takes long is cancelled, and its request with it; it can be loaded later', async ({
  page,
}) => {
  const sent = await sendPanelRecords(page.request);
  let isHeld = true;
  await page.route(ASKED, async (route) => {
    // Never answered: the page has to let it go.
    if (!isHeld) await route.continue();
  });
  const board = await openPanels(page, sent, [counted('slow', 'Slow', 0, sent.service)]);
  const slow = board.panel('Slow');
  const [ended] = await Promise.all([
    page.waitForEvent('requestfailed', (request) => asksAbout(request, sent.service)),
    slow.getByRole('button', { name: 'Cancel' }).click(),
  ]);
  expect(ended.failure()?.errorText).toContain('ABORTED');
  await expect(slow.getByText('Loading was cancelled')).toBeVisible();
  isHeld = false;
  await slow.getByRole('button', { name: 'Load it' }).click();
  await expect(slow.getByRole('button', { name: '12', exact: true })).toBeVisible();
});

test('an estimate says so, and is counted exactly on demand', async ({ page }) => {
  const sent = await sendPanelRecords(page.request);
  // The store is too small to be sampled: what is quick is answered as if it were.
  await page.route(ASKED, async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    if (route.request().postDataJSON().precision === 'fast')
      Object.assign(answer, { estimate: { sampled: 4_096, relativeError: 0.03 }, read: 'sample' });
    await route.fulfill({ response, json: answer });
  });
  const board = await openPanels(page, sent, [counted('guess', 'Guess', 0, sent.service)]);
  const guess = board.panel('Guess');
  await expect(guess.getByRole('button', { name: /^≈ ?12$/ })).toBeVisible();
  await guess.getByRole('button', { name: /^Guess is estimated, off by at most 3/ }).click();
  await page.getByRole('button', { name: 'Count exactly' }).click();
  await expect(guess.getByRole('button', { name: '12', exact: true })).toBeVisible();
  await expect(guess.getByRole('button', { name: /is estimated/ })).toHaveCount(0);
});

test('an interval that the time cuts is hatched, called a part, and not the last of the legend', async ({
  page,
}) => {
  const sent = await sendPanelRecords(page.request);
  const board = await openPanels(page, sent, [overTime('series', 'Lots', sent.service)]);
  const chart = board.panel('Lots').getByRole('slider');
  await expect(chart.locator('[data-part] rect').last()).toBeAttached();
  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart).toHaveAttribute('aria-valuetext', /part of an interval/);
  await page.keyboard.press('ArrowLeft');
  await expect(chart).not.toHaveAttribute('aria-valuetext', /part of an interval/);
});

test('a shared link that allows times zooms, and still leads nowhere', async ({ page }) => {
  const sent = await sendPanelRecords(page.request);
  const id = await BoardPage.make(page.request, 'Shared times', [overTime('series', 'Lots', sent.service)], {
    time: sent.time,
  });
  const made = await page.request.post(`/api/dashboards/${id}/shares`, {
    data: { name: 'A test', expiresAt: null, allow: { time: true, variables: false } },
  });
  const { path } = await made.json();
  await page.goto(path);
  const chart = new BoardPage(page).panel('Lots').getByRole('slider');
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=/);
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Zoom to this time' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^View/ })).toHaveCount(0);
});

test('calls on a map are walked by keyboard; a map too small to read lists them', async ({ page }) => {
  const map = { kind: 'map', service: null, depth: 2, description: '', links: [] };
  const id = await BoardPage.make(page.request, 'Maps', [
    { ...map, id: 'large', title: 'Large', at: { x: 0, y: 0, w: 12, h: 16 } },
    { ...map, id: 'small', title: 'Small', at: { x: 0, y: 16, w: 2, h: 3 } },
  ]);
  const board = new BoardPage(page);
  await board.open(id);
  const large = board.panel('Large');
  await large.locator('[data-node][tabindex="0"]').focus();
  // Not every service calls another: from the first one on to one that does.
  const call = large.locator('[data-call]:focus');
  await expect(async () => {
    await page.keyboard.press('Shift+ArrowRight');
    if ((await call.count()) === 0) await page.keyboard.press('ArrowRight');
    await expect(call).toBeAttached({ timeout: 500 });
  }).toPass();
  await expect(call).toHaveAttribute('aria-label', / calls /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'View traces' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(call).toBeAttached();
  await board.panel('Small').scrollIntoViewIfNeeded();
  await expect(board.panel('Small').getByRole('table')).toContainText('→');
});
