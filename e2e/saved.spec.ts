import { expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { LogsPage } from './pages/logs-page';
import { SavedPage } from './pages/saved-page';

/** Names of a run, so that two at once do not meet. */
function named(text: string): string {
  return `${text} ${Math.random().toString(36).slice(2, 8)}`;
}

async function save(page: Page, query: Record<string, unknown>): Promise<{ id: string; updatedAt: string }> {
  const answer = await page.request.post('/api/saved-queries', { data: { path: '/logs', ...query } });
  expect(answer.status()).toBe(201);
  return await answer.json();
}

test('folders, tags and pins keep saved queries in order, and a search finds them by any word', async ({
  page,
}) => {
  const word = named('Voltage');
  const folder = named('fab');
  const rare = `quokka${Math.random().toString(36).slice(2, 8)}`;
  await save(page, { name: word, search: `q=level%3AERROR%20AND%20${rare}&from=now-6h` });
  const saved = new SavedPage(page);
  await saved.open();
  const row = saved.row(word);

  await saved.more(word, 'Folder, tags, description…');
  const details = page.getByRole('dialog', { name: /^Details of/ });
  await details.getByLabel('Folder').fill(` ${folder} / testers `);
  await details.getByLabel('Tags').fill('on-call,');
  await details.getByLabel('Description').fill('First place to look');
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(details).toHaveCount(0);
  await expect(row).toContainText(`${folder}/testers`);
  await expect(row).toContainText('First place to look');

  // The folder holds it, also from above, and its address says so.
  await page.getByRole('button', { name: new RegExp(`^Folder ${folder}, 1$`) }).click();
  await expect(page).toHaveURL(/folder=fab/);
  await expect(saved.rows).toHaveCount(1);
  await page.goBack();
  await row.getByRole('button', { name: 'Tag on-call' }).click();
  await expect(page).toHaveURL(/tag=on-call/);
  await expect(row).toBeVisible();

  // Shown at once: the page may not be left before the server has heard of it.
  const pinned = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await row.getByRole('button', { name: `Pin ${word}` }).click();
  await pinned;
  await saved.open('?show=pinned');
  await expect(row).toBeVisible();

  // By a word of its query, marked where it stands.
  await saved.open();
  const field = page.getByRole('searchbox');
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await field.fill(`${rare} first`);
  await expect(saved.rows).toHaveCount(1);
  await expect(row.locator('mark').filter({ hasText: rare })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('link')).toBeFocused();
  const opened = page.waitForResponse(/\/opened$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/logs\?/);
  await expect(new LogsPage(page).searchBar).toContainText(rare);

  // What was opened is recent, as soon as the page that opened has said so.
  await opened;
  await saved.open('?show=recent');
  await expect(row).toBeVisible();
});

test('what was changed since it was saved is seen, and saving never goes over somebody else silently', async ({
  page,
}) => {
  const name = named('Errors');
  const { id } = await save(page, { name, search: 'q=level%3AERROR&from=now-6h' });
  const logs = new LogsPage(page);
  await page.goto(`/q/${id}`);
  await expect(page).toHaveURL(new RegExp(`/logs\\?.*saved=${id}`));
  const mark = page.getByRole('button', { name: new RegExp(`^Saved query ${name}`) });
  await expect(mark).toHaveAccessibleName(`Saved query ${name}`);

  await logs.search('level:ERROR AND service:stdf-parser');
  await expect(mark).toHaveAccessibleName(`Saved query ${name}, changed`);
  await mark.click();
  const panel = page.getByRole('dialog', { name: 'Saved query' });
  await expect(panel.getByRole('list', { name: 'Changed, not saved' })).toContainText(
    'Query: level:ERROR→level:ERROR AND service:stdf-parser',
  );

  // A colleague saves first: mine is not written over theirs, and both are shown.
  const theirs = { search: 'q=level%3AFATAL&from=now-6h' };
  expect((await page.request.patch(`/api/saved-queries/${id}`, { data: theirs })).ok()).toBe(true);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByRole('alert')).toContainText('Somebody else changed');
  await expect(panel.getByRole('list', { name: 'They changed' })).toContainText('level:FATAL');
  const stored = async () => (await (await page.request.get(`/api/saved-queries/${id}`)).json()).search;
  expect(await stored()).toContain('FATAL');
  await panel.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(mark).toHaveAccessibleName(`Saved query ${name}`);
  expect(await stored()).toContain('stdf-parser');

  // Again: theirs is taken, and mine is one step back.
  await page.reload();
  await logs.search('level:INFO AND mine');
  // The page knows by now what was saved; else theirs would be what it began with.
  await expect(mark).toHaveAccessibleName(`Saved query ${name}, changed`);
  expect((await page.request.patch(`/api/saved-queries/${id}`, { data: theirs })).ok()).toBe(true);
  await mark.click();
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByRole('button', { name: 'Take theirs' }).click();
  await expect(logs.searchBar).toContainText('level:FATAL');
  await expect(mark).toHaveAccessibleName(`Saved query ${name}`);
  expect(await stored()).toContain('FATAL');
  await page.goBack();
  await expect(logs.searchBar).toContainText('level:INFO AND mine');
  await expect(mark).toHaveAccessibleName(`Saved query ${name}, changed`);

  // Changed again, and back.
  await logs.search('nothing like it');
  await mark.click();
  await panel.getByRole('button', { name: 'Go back to saved' }).click();
  await expect(logs.searchBar).toContainText('level:FATAL');
  await expect(mark).toHaveAccessibleName(`Saved query ${name}`);
});

test('a snapshot link keeps query, columns and times; the other link follows what is saved', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const name = named('Lots');
  const search = 'q=level%3AERROR&from=now-6h&cols=service&cols=message';
  const { id } = await save(page, { name, search });
  const saved = new SavedPage(page);
  await saved.open();
  await saved.more(name, 'Copy snapshot link');
  await expect(page.getByText('Snapshot link copied')).toBeVisible();
  const snapshot = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(snapshot.pathname).toMatch(/^\/s\/\w+$/);

  await page.request.patch(`/api/saved-queries/${id}`, { data: { search: 'q=level%3AWARN&from=now-1h' } });
  await page.goto(snapshot.pathname);
  const kept = new URL(page.url()).searchParams;
  expect(kept.get('q')).toBe('level:ERROR');
  expect(kept.getAll('cols')).toEqual(['service', 'message']);
  const [from, to] = [Date.parse(kept.get('from') ?? ''), Date.parse(kept.get('to') ?? '')];
  expect(to - from).toBe(6 * 3_600_000);

  await page.goto(`/q/${id}`);
  const latest = new URL(page.url()).searchParams;
  expect([latest.get('q'), latest.get('from')]).toEqual(['level:WARN', 'now-1h']);
});

test('a delete is undone, and from the trash too', async ({ page }) => {
  const name = named('Gone');
  await save(page, { name, search: 'q=a' });
  const saved = new SavedPage(page);
  await saved.open();
  await saved
    .row(name)
    .getByRole('button', { name: `Delete ${name}` })
    .click();
  await expect(saved.row(name)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(saved.row(name)).toBeVisible();

  await saved
    .row(name)
    .getByRole('button', { name: `Delete ${name}` })
    .click();
  await expect(saved.row(name)).toHaveCount(0);
  await page.reload();
  await expect(saved.list).toBeVisible();
  await expect(saved.row(name)).toHaveCount(0);
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await saved
    .row(name)
    .getByRole('button', { name: `Restore ${name}` })
    .click();
  await expect(saved.row(name)).toHaveCount(0);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(saved.row(name)).toBeVisible();
});

test('a deleted dashboard comes back from the list’s trash, after a reload too, with its tags and folder', async ({
  page,
}) => {
  const name = named('Board');
  const id = await BoardPage.make(page.request, name, [
    BoardPage.text('p1', 'Words', { x: 0, y: 0, w: 4, h: 4 }),
  ]);
  await page.request.patch(`/api/dashboards/${id}`, { data: { folder: 'fab/🛠 line 4', tags: ['night'] } });
  const boards = new SavedPage(page, '/dashboards');
  await boards.open(`?q=${encodeURIComponent(name)}`);
  await boards
    .row(name)
    .getByRole('button', { name: `Delete ${name}` })
    .click();
  await expect(boards.row(name)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(boards.row(name)).toBeVisible();

  // From its own page, where one is sent to the list.
  await new BoardPage(page).open(id);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/dashboards$/);
  await expect(boards.list).toBeVisible();
  await expect(boards.row(name)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(boards.row(name)).toBeVisible();
  await boards
    .row(name)
    .getByRole('button', { name: `Delete ${name}` })
    .click();
  await expect(boards.row(name)).toHaveCount(0);
  await page.reload();
  await boards.open(`?show=trash&q=${encodeURIComponent(name)}`);
  await boards
    .row(name)
    .getByRole('button', { name: `Restore ${name}` })
    .click();
  await expect(boards.row(name)).toHaveCount(0);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(boards.row(name)).toContainText('fab/🛠 line 4');
  await expect(boards.row(name)).toContainText('night');
  await boards.row(name).getByRole('link').click();
  await expect(new BoardPage(page).panel('Words')).toBeVisible();
});

test('tags end at 20, and one of over 40 characters is not cut: both are said, and wait to be mended', async ({
  page,
}) => {
  const name = named('Tagged');
  const tags = Array.from({ length: 19 }, (_, at) => `t${at}`);
  const { id } = await save(page, { name, search: 'q=a', tags });
  const saved = new SavedPage(page);
  await saved.open(`?q=${encodeURIComponent(name)}`);
  await saved.more(name, 'Folder, tags, description…');
  const details = page.getByRole('dialog', { name: /^Details of/ });
  const field = details.getByLabel('Tags');
  await field.fill('x'.repeat(41));
  await field.press('Enter');
  await expect(details.getByText('A tag has 40 characters at most.')).toBeVisible();
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(details).toBeVisible();
  await field.fill('last, one too many');
  await field.press('Enter');
  await expect(details.getByText(/At most 20 tags: “one too many” is not kept/)).toBeVisible();
  await field.fill('');
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(details).toHaveCount(0);
  const stored = await (await page.request.get(`/api/saved-queries/${id}`)).json();
  expect(stored.tags).toEqual([...tags, 'last']);
});
