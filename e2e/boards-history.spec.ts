import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const TEXTS = [
  BoardPage.text('p1', 'First', { x: 0, y: 0, w: 4, h: 4 }),
  BoardPage.text('p2', 'Second', { x: 4, y: 0, w: 4, h: 4 }),
];

/** Saves over the newest version as another browser would. */
async function saveAs(
  request: APIRequestContext,
  id: string,
  note: string,
  change: (document: { name: string; description: string; panels: { id: string; title: string }[] }) => void,
): Promise<void> {
  const { document, version } = await (await request.get(`/api/dashboards/${id}`)).json();
  change(document);
  const data = { document, baseVersion: version, note, savedBy: 'another-browser' };
  expect((await request.put(`/api/dashboards/${id}`, { data })).status()).toBe(200);
}

async function openHistory(page: Page) {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  return page.getByRole('dialog', { name: 'History' });
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${from} ?, rename`) }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(to);
  await page.keyboard.press('Enter');
  await expect(new BoardPage(page).unsaved).toBeVisible();
}

test('an old version is looked at, compared and restored; nothing that came after it is lost', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Yield', TEXTS);
  await saveAs(request, id, 'Without the second', (document) => {
    document.panels.pop();
  });
  const board = new BoardPage(page);
  await board.open(id);
  await expect(board.panel('Second')).toHaveCount(0);

  const history = await openHistory(page);
  await expect(history.getByRole('list', { name: 'Versions' }).getByRole('listitem')).toHaveCount(2);
  await expect(history.getByRole('list', { name: 'Changes' })).toContainText('Second');
  await history.getByRole('button', { name: /^Version 1/ }).click();
  await history.getByRole('button', { name: 'Preview' }).click();
  await expect(history.getByText('This is Second')).toBeVisible();
  await history.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(history).toHaveCount(0);
  await expect(board.panel('Second')).toContainText('This is Second');
  await expect(board.unsaved).toHaveCount(0);

  const { versions } = await (await request.get(`/api/dashboards/${id}/versions`)).json();
  expect(versions.map(({ version, note }: { version: number; note: string }) => [version, note])).toEqual([
    [3, 'Version 1 restored'],
    [2, 'Without the second'],
    [1, ''],
  ]);
});

test('restoring while there are unsaved changes keeps them as a version of their own', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Begun', TEXTS);
  await saveAs(request, id, 'Without the second', (document) => {
    document.panels.pop();
  });
  const board = new BoardPage(page);
  await board.open(id);
  await rename(page, 'Begun', 'Not saved yet');
  const history = await openHistory(page);
  await expect(history.getByText(/becomes a version of its own/)).toBeVisible();
  await history.getByRole('button', { name: /^Version 1/ }).click();
  await history.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(history).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Begun');
  await expect(board.panel('Second')).toBeVisible();
  await expect(board.unsaved).toHaveCount(0);
  const { versions } = await (await request.get(`/api/dashboards/${id}/versions`)).json();
  expect(versions.map(({ name, note }: { name: string; note: string }) => [name, note])).toEqual([
    ['Begun', 'Version 1 restored'],
    ['Not saved yet', 'Kept before version 1 was restored'],
    ['Begun', 'Without the second'],
    ['Begun', ''],
  ]);

  // And from there back to what was not saved; no draft of it comes up by itself.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Begun');
  await expect(board.unsaved).toHaveCount(0);
  await openHistory(page);
  await history.getByRole('button', { name: /^Version 3/ }).click();
  await history.getByRole('button', { name: 'Restore version 3' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Not saved yet');
});

test('what is changed while a save is under way is not lost', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Under way', TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  await rename(page, 'Under way', 'First name');
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(`**/api/dashboards/${id}`, async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('button', { name: 'Saving …' })).toBeVisible();
  await rename(page, 'First name', 'Second name');
  go();
  await expect(page.getByText('Saved as version 2')).toBeVisible();
  expect((await board.saved(id)).name).toBe('First name');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Second name');
  await expect(board.unsaved).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(board.unsaved).toHaveCount(0);
  expect((await board.saved(id)).name).toBe('Second name');
});

test('of two who save, the second is told what the first did, and both are put together', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Both', TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  await rename(page, 'Both', 'Mine');
  await saveAs(request, id, 'Theirs', (document) => {
    document.name = 'Theirs';
    document.panels = document.panels.map((panel) =>
      panel.id === 'p2' ? { ...panel, title: 'Their second' } : panel,
    );
  });

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Save now' }).click();
  const conflict = page.getByRole('dialog', { name: 'Somebody else saved this dashboard' });
  await expect(conflict.getByRole('list', { name: 'They changed' })).toContainText('Their second');
  await expect(conflict.getByRole('list', { name: 'You changed' })).toContainText('Mine');
  // What both changed has to be chosen before anything is saved.
  const merged = conflict.getByRole('button', { name: 'Save merged' });
  await expect(merged).toBeDisabled();
  await conflict.getByRole('radio', { name: /^Mine/ }).check();
  await merged.click();
  await expect(conflict).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mine');
  await expect(board.panel('Their second')).toBeVisible();
  await expect.poll(async () => (await board.saved(id)).name).toBe('Mine');
  expect((await board.saved(id)).panels.map(({ title }) => title)).toEqual(['First', 'Their second']);
});

test('mine can become a board of its own, and theirs stays as it is', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Shared one', TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  await rename(page, 'Shared one', 'My one');
  await saveAs(request, id, '', (document) => {
    document.description = 'Theirs';
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Save now' }).click();
  await page.getByRole('button', { name: 'Save mine as a copy' }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('My one (mine)');
  const { document } = await (await request.get(`/api/dashboards/${id}`)).json();
  expect([document.name, document.description]).toEqual(['Shared one', 'Theirs']);
});

test('mine can be discarded: the page shows theirs, and nothing of mine comes back', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Given up', TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  await rename(page, 'Given up', 'Mine');
  await saveAs(request, id, '', (document) => {
    document.name = 'Theirs';
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Save now' }).click();
  const conflict = page.getByRole('dialog', { name: 'Somebody else saved this dashboard' });
  await conflict.getByRole('button', { name: 'Discard mine' }).click();
  await conflict.getByRole('button', { name: 'Really discard mine?' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Theirs');
  await expect(board.unsaved).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Theirs');
  await expect(board.unsaved).toHaveCount(0);
  const history = await openHistory(page);
  await expect(history.getByRole('button', { name: /^Version 2/ })).toContainText('Another browser');
});
