import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';
import { seriousViolations } from './pages/serious-violations';

// A violation names its element: a recording of every step says no more and takes as long as the check.
// Nothing fades, so that no colour is measured half way.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

const PAGES = [
  ['/logs?q=level%3AERROR&from=now-6h', '[data-log-id]'],
  ['/logs?pane=patterns&from=now-1h', '[data-pattern]'],
  ['/logs?pane=differences&part=level%3AERROR&from=now-6h', '[aria-label="Values that differ"] tbody tr'],
  ['/logs?pane=differences&from=now-1h', 'main [role="tabpanel"] button'],
  ['/errors?from=now-6h', 'section[aria-label="Errors over time"]'],
  ['/traces?from=now-6h', 'ol[aria-label="Traces"] li'],
  // Whatever started in this epoch and took 1 to 9 s: a name of a test stays the same.
  [
    '/traces?q=service%3Aapi&from=now-6h&box=0_9999999999999_1000000000_9000000000',
    '[aria-label="Values that differ"] li',
  ],
  ['/traces?pane=red&by=service&from=now-6h', 'section[aria-label="Groups"] td'],
  ['/services?from=now-6h', '[data-service]'],
  ['/services/s3-download?from=now-6h', '[aria-label="Failures"] li'],
  [
    '/services/map?from=now-6h&focus=s3-download&depth=1&caller=s3-download&callee=stdf-parser&kind=call',
    'a:has-text("Its traces")',
  ],
  ['/saved', 'main'],
  ['/status', 'main h2'],
  ['/logs?q=nosuchwordanywhere&from=now-1h', 'main'],
  ['/logs?q=level%3A', 'main'],
  ['/traces/ffffffffffffffffffffffffffffffff', 'main'],
  ['/no-such-page', 'main'],
] as const;

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [path, ready] of PAGES) {
      test(`${path} has no serious accessibility violation`, async ({ page }) => {
        await page.goto(path);
        await expect(page.locator(ready).first()).toBeVisible();
        expect(await seriousViolations(page)).toEqual([]);
      });
    }

    test('an opened log line and its trace have none either', async ({ page }) => {
      await page.goto('/logs?q=service%3Astdf-parser%20AND%20level%3AERROR&from=now-6h');
      await page.locator('[data-log-id]').first().click();
      await expect(page.getByRole('tab', { name: 'Fields' })).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page
        .getByRole('link', { name: /^Open trace/ })
        .first()
        .click();
      // The other tabs are checked in trace-tabs.spec.ts.
      await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('two traces in one tree and two groups of traces have none either', async ({ page, request }) => {
      const params = { q: 'root.service:api', from: 'now-6h', limit: 2 };
      const { traces } = await (await request.get('/api/traces/search', { params })).json();
      await page.goto(`/traces/compare?a=${traces[0].traceId}&b=${traces[1].traceId}`);
      await expect(page.getByRole('treegrid', { name: 'Both traces' })).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page.goto(
        '/traces/compare?mode=queries&qa=root.service%3Aapi&qb=root.service%3Aapi-gateway&from=now-1h',
      );
      await expect(page.getByRole('rowheader').first()).toBeVisible({ timeout: 30_000 });
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('conditions, chosen columns, statistics of a field and live lines have none either', async ({
      page,
    }) => {
      const logs = new LogsPage(page);
      await logs.open(
        '?q=service%3Aml-model-serving&pin=latency_ms%3A*&off=wafer_lot%3AW-1&cols=service&cols=latency_ms%3A120&cols=message&stat=latency_ms&live=true&from=now-1h',
      );
      await expect(page.getByRole('list', { name: 'Conditions of the query' })).toBeVisible();
      await expect(page.getByRole('img', { name: /^Distribution of latency_ms/ })).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: /^Live/ })).toBeVisible();
      await expect(logs.rows.first()).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('what opens over the logs has none either', async ({ page }) => {
      const logs = new LogsPage(page);
      await logs.open('?q=level%3AERROR%20AND%20service%3Astdf-parser&from=now-6h');
      await expect(logs.rows.first()).toBeVisible();
      for (const name of ['Columns', 'Export', 'View options']) {
        await page.getByRole('button', { name, exact: true }).click();
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        expect(await seriousViolations(page, '[role="dialog"]')).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }

      await page.getByRole('button', { name: 'Change level:ERROR' }).click();
      await expect(page.getByRole('textbox', { name: 'Condition' })).toBeFocused();
      expect(await seriousViolations(page, '[role="dialog"]')).toEqual([]);
      await page.keyboard.press('Escape');
      // The focus goes back a moment later, and would be taken from the chart.
      await expect(page.getByRole('button', { name: 'Change level:ERROR' })).toBeFocused();

      await logs.chart.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('toolbar', { name: 'Selected time' })).toBeVisible();
      expect(await seriousViolations(page, '[role="toolbar"]')).toEqual([]);
      await page.keyboard.press('Escape');

      // A doubtful reading, with the other one to choose; then the list of a field's values.
      await logs.search('sshd: Failed');
      await expect(page.getByRole('button', { name: /^Search for it as text/ })).toBeVisible();
      expect(await seriousViolations(page, 'search')).toEqual([]);
      await logs.searchBar.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('service:');
      await expect(page.getByRole('option').first()).toBeVisible();
      // The arrow keys scroll this list from the bar, which keeps the focus and says which option is active.
      const byKey = ['scrollable-region-focusable'];
      expect(await seriousViolations(page, '.cm-tooltip-autocomplete', byKey)).toEqual([]);
    });
  });
}
