import { expect, type Locator, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { LogsPage } from './pages/logs-page';
import { sendStages } from './pages/send-stages';

/** Goes on by Tab until the control has the focus, which never gets lost on the way. Returns how often that took. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<number> {
  // Sixty Tabs are pressed in a moment: what is drawn only then would be passed by.
  await expect(target.first()).toBeVisible();
  for (let tabs = 0; tabs <= 60; tabs++) {
    const isThere = await target.evaluateAll((found) => found.some((one) => one === document.activeElement));
    if (isThere) return tabs;
    await page.keyboard.press(key);
  }
  throw new Error(`Not reached by ${key}: ${target}`);
}

test('from nothing to the logs behind a mark, and back, by keyboard alone', async ({ page, request }) => {
  const service = await sendStages(request);
  const id = await BoardPage.make(request, 'Hands on keys', []);
  const board = new BoardPage(page);
  await board.open(id);

  await test.step('a panel is added, and can be placed at once', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add panel', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: /^Time series/ })).toBeVisible();
    await page.keyboard.press('Home');
    await expect(page.getByRole('menuitem', { name: /^Time series/ })).toBeFocused();
    await page.keyboard.press('Enter');
    const query = page.getByRole('textbox', { name: 'Query text of query a' });
    await expect(query).toBeFocused();
    // Enter closes the list of values; Escape would leave the editor where there is none by then.
    await page.keyboard.type(`service:"${service}"`);
    await page.keyboard.press('Enter');
    expect(await tabTo(page, page.getByRole('button', { name: 'Group by' }))).toBeLessThan(8);
    await page.keyboard.press('Enter');
    await expect(page.getByPlaceholder('Find or name a field')).toBeFocused();
    await page.keyboard.type('stage');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Take stage away' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(board.handle('Count of logs by stage')).toBeFocused();
  });

  await test.step('it is moved, sized, doubled, and the double is undone', async () => {
    const panel = board.handle('Count of logs by stage');
    await page.keyboard.press('ArrowRight');
    await expect(panel).toHaveAccessibleName(/columns 2 to 7 of 12/);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(panel).toHaveAccessibleName(/columns 2 to 8 of 12/);
    await tabTo(page, page.getByRole('button', { name: 'Menu of Count of logs by stage' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
    await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
    await page.keyboard.type('du');
    await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel).toHaveCount(2);
    await expect(panel.last()).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(panel).toHaveCount(1);
    await expect(panel).toBeFocused();
  });

  await test.step('it is saved, and the focus stays in the head', async () => {
    await page.keyboard.press('Control+s');
    await expect(board.unsaved).toHaveCount(0);
    expect(await board.savedPlace(id, 'p1')).toMatchObject({ x: 1, w: 7 });
    await page.keyboard.press('e');
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
  });

  await test.step('a mark leads to its logs, and Back to the dashboard', async () => {
    const chart = board.panel('Count of logs by stage').getByRole('slider');
    await tabTo(page, chart);
    await page.keyboard.press('End');
    // Step by step: a step that shows late must not take one past the few intervals that have anything.
    const said = async () => (await chart.getAttribute('aria-valuetext')) ?? '';
    await expect.poll(said).not.toBe('');
    for (let before = await said(); !/parse [1-9]/.test(before); before = await said()) {
      await page.keyboard.press('ArrowLeft');
      await expect(chart).not.toHaveAttribute('aria-valuetext', before);
    }
    await page.keyboard.press('Enter');
    const view = page.getByRole('menuitem', { name: /^View/ }).first();
    await expect(view).toBeVisible();
    await tabTo(page, view);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/logs\?/);
    await expect(new LogsPage(page).rows.first()).toBeVisible();
    await page.goBack();
    await expect(chart).toBeVisible();
  });
});

test('what takes the focus away gives it back: renaming, deleting, removing a filter, saving', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Focus', [
    BoardPage.text('p1', 'Left', { x: 0, y: 0, w: 4, h: 4 }),
    BoardPage.text('p2', 'Right', { x: 4, y: 0, w: 4, h: 4 }),
  ]);
  const board = new BoardPage(page);
  await board.open(id, '?f=level:ERROR&f=level:WARN&arrange=true');
  const title = page.getByRole('button', { name: /, rename$/ });
  await title.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Focus again');
  await page.keyboard.press('Enter');
  await expect(title).toBeFocused();

  await board.filters.getByRole('button', { name: 'Remove level:ERROR' }).focus();
  await page.keyboard.press('Enter');
  await expect(board.filters.getByRole('listitem')).toHaveCount(1);
  await expect(board.filters.getByRole('button').first()).toBeFocused();

  await board.handle('Left').focus();
  await page.keyboard.press('Delete');
  await expect(board.handle('Right')).toBeFocused();

  await page.getByRole('button', { name: 'Save', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(/What changed/).press('Enter');
  await expect(board.unsaved).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Done', exact: true })).toBeFocused();
});
