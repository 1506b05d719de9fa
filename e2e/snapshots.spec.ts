import { expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { SavedPage } from './pages/saved-page';
import { sendLogs } from './pages/send-logs';
import { seriousViolations } from './pages/serious-violations';

const runName = (text: string) => `${text} ${Math.random().toString(36).slice(2, 8)}`;
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

// Nothing fades, so that no colour is measured half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('a snapshot of a dashboard shows what was seen, and leads to what is there now', async ({
  page,
  request,
}) => {
  const service = `seen-${crypto.randomUUID().slice(0, 8)}`;
  const startMs = Date.now() - 10 * 60_000;
  const lines = Array.from({ length: 9 }, (_, at) => ({ atMs: startMs + at * 1_000, body: `line ${at}` }));
  await sendLogs(request, service, lines);
  const name = runName('Line 4');
  const count = {
    ...BoardPage.panel('p1', 'Lines', { x: 0, y: 0, w: 4, h: 4 }, [BoardPage.query(`service:"${service}"`)]),
    kind: 'number',
    trend: false,
  };
  const id = await BoardPage.make(request, name, [count]);
  const board = new BoardPage(page);
  await board.open(id, '?f=NOT+body%3Anothing');
  await expect(board.panel('Lines').getByText('9', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy snapshot link' }).click();
  await expect(page.getByText('Snapshot link copied')).toBeVisible();
  const link = new URL(await clipboard(page));
  expect(link.pathname).toMatch(/^\/s\/\w+$/);

  // More lines come, and the dashboard becomes another.
  await sendLogs(request, service, [{ atMs: Date.now(), body: 'later' }]);
  const { document, version } = await (await request.get(`/api/dashboards/${id}`)).json();
  document.panels[0].title = 'Renamed since';
  await request.put(`/api/dashboards/${id}`, { data: { document, baseVersion: version } });

  await page.goto(link.pathname);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Snapshot of “${name}”`);
  await expect(page.getByText(/^as of .* version 1/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Chosen' })).toContainText('NOT body:nothing');
  await expect(board.panel('Lines').getByText('9', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Open latest' }).click();
  await expect(page).toHaveURL(new RegExp(`/dashboards/${id}$`));
  await expect(board.panel('Renamed since')).toBeVisible();
});

test('unsaved changes are part of a snapshot, and told; a deleted dashboard leaves its snapshots', async ({
  page,
  request,
}) => {
  const name = runName('Draft');
  const id = await BoardPage.make(request, name, [BoardPage.text('p1', 'Words', { x: 0, y: 0, w: 4, h: 4 })]);
  const board = new BoardPage(page);
  await board.open(id);
  await page.getByRole('button', { name: new RegExp(`^${name} ?, rename`) }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} mine`);
  await page.keyboard.press('Enter');
  await expect(board.unsaved).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy snapshot link' }).click();
  await expect(page.getByText('Snapshot link copied')).toBeVisible();
  const link = new URL(await clipboard(page));
  await request.delete(`/api/dashboards/${id}`);
  await page.goto(link.pathname);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Snapshot of “${name} mine”`);
  await expect(page.getByText(/with changes that were not saved/)).toBeVisible();
  await expect(page.getByText('there is no latest')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open latest' })).toHaveCount(0);
  await expect(board.panel('Words')).toContainText('This is Words');
});

test('the list of snapshots opens, copies, deletes and brings back', async ({ page, request }) => {
  const name = runName('Voltage');
  const boardName = runName('Tester board');
  const search = 'q=level%3AERROR&from=2026-11-22T08:00:00Z&to=2026-11-22T09:00:00Z';
  const made = await request.post('/api/snapshots', { data: { name, path: '/logs', search } });
  const { id } = await made.json();
  await BoardPage.make(request, boardName, []);
  // Of a dashboard from its row, as it would open now.
  const boards = new SavedPage(page, '/dashboards');
  await boards.open(`?q=${encodeURIComponent(boardName)}`);
  await boards.more(boardName, 'Copy snapshot link');
  await expect(page.getByText('Snapshot link copied')).toBeVisible();

  await page.goto('/saved');
  await page.getByRole('link', { name: 'Snapshots' }).click();
  await expect(page).toHaveURL(/\/saved\/snapshots$/);
  const rows = page.getByRole('list', { name: 'Snapshots' }).getByRole('listitem');
  await expect(rows.filter({ hasText: boardName })).toContainText('Dashboard, version 1');
  const row = rows.filter({ hasText: name });
  await expect(row).toContainText('Logs');
  await expect(row).toContainText('level:ERROR');
  expect(await seriousViolations(page)).toEqual([]);

  await row.getByRole('button', { name: `Copy link of ${name}` }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(new URL(await clipboard(page)).pathname).toBe(`/s/${id}`);
  await row.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(row).toHaveCount(0);

  // Its link says so, and where it can be found.
  await page.goto(`/s/${id}`);
  await expect(page).toHaveURL(/\/saved\/snapshots\?missing=/);
  await expect(page.getByRole('status').filter({ hasText: `/s/${id}` })).toBeVisible();
  await expect(rows.filter({ hasText: boardName })).toBeVisible();
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await row.getByRole('button', { name: `Restore ${name}` }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.getByRole('searchbox').fill(name.toUpperCase());
  await expect(rows).toHaveCount(1);
  // The address follows a moment later, and must not come after the next page.
  await expect(page).toHaveURL(/[?&]q=VOLTAGE/);
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/logs\?.*from=2026-11-22T08/);
});
