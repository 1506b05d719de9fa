import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { sendLogs } from './pages/send-logs';
import { sendStages } from './pages/send-stages';

const editor = (page: Page) => page.getByRole('region', { name: /^(New|Edit) panel/ });
const preview = (page: Page) => editor(page).getByRole('region', { name: 'Preview' });
const query = (page: Page, name = 'a') =>
  editor(page).getByRole('textbox', { name: `Query text of query ${name}` });

/** Goes on by Tab until the control has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    throw new Error('not there yet');
  }).toPass({ intervals: [20], timeout: 20_000 });
}

async function openEditor(page: Page, request: APIRequestContext, kind: string): Promise<BoardPage> {
  const id = await BoardPage.make(request, 'Edited', []);
  await page.goto(`/dashboards/${id}?edit=new&kind=${kind}`);
  await expect(editor(page)).toBeVisible();
  return new BoardPage(page);
}

test('a panel is built by keyboard alone, and the focus comes back', async ({ page, request }) => {
  const service = await sendStages(request);
  const id = await BoardPage.make(request, 'By keyboard', []);
  const board = new BoardPage(page);
  await board.open(id);
  const add = page.getByRole('button', { name: 'Add panel', exact: true });
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  const kind = page.getByRole('menuitem', { name: /^Time series/ });
  await expect(kind).toBeVisible();
  await page.keyboard.press('Home');
  await expect(kind).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(query(page)).toBeFocused();
  // Enter closes the list of values; Escape would leave the editor where there is none by then.
  await page.keyboard.type(`service:"${service}"`);
  await page.keyboard.press('Enter');
  await tabTo(page, editor(page).getByRole('button', { name: 'Group by' }));
  await page.keyboard.press('Enter');
  await expect(page.getByPlaceholder('Find or name a field')).toBeFocused();
  await page.keyboard.type('stage');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('button', { name: 'Take stage away' })).toBeVisible();
  await tabTo(page, editor(page).getByRole('radio', { name: 'Time series' }));
  for (const name of ['Number', 'Top list']) {
    await page.keyboard.press('ArrowRight');
    await expect(editor(page).getByRole('radio', { name })).toBeFocused();
  }
  // An arrow that is let go at once moves the focus alone.
  await page.keyboard.press('Space');
  await expect(editor(page).getByRole('radio', { name: 'Top list' })).toBeChecked();
  await tabTo(page, editor(page).getByRole('textbox', { name: 'Title' }));
  await page.keyboard.type('Stages');
  await expect(preview(page).getByRole('listitem').first()).toContainText('parse');
  await page.keyboard.press('Control+Enter');

  const rows = board.panel('Stages').getByRole('listitem');
  await expect(rows.nth(0)).toContainText(/parse.*20/s);
  await expect(rows.nth(1)).toContainText(/load.*10/s);
  // As what the arrow keys move: who adds a panel goes on to place it.
  await expect(board.handle('Stages')).toBeFocused();
});

test('a wrong formula says what is wrong, keeps the picture, and is put right', async ({ page, request }) => {
  const service = await sendStages(request);
  await openEditor(page, request, 'number');
  await query(page).fill(`service:"${service}"`);
  await page.keyboard.press('Enter');
  await expect(preview(page).getByText('30', { exact: true })).toBeVisible();

  await editor(page).getByRole('button', { name: 'Query', exact: true }).click();
  await expect(query(page, 'b')).toBeFocused();
  await page.keyboard.type(`service:"${service}" AND stage:load`);
  await editor(page).getByRole('button', { name: 'Formula', exact: true }).click();
  const expression = editor(page).getByRole('combobox', { name: 'Expression of formula c' });
  await expect(expression).toBeFocused();
  await page.keyboard.type('b / total');
  await expect(expression).toHaveAccessibleDescription(/No query is called “total”: there is a, b/);
  await expect(preview(page).getByText('30', { exact: true })).toBeVisible();
  await editor(page).getByRole('textbox', { name: 'Title' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(editor(page).getByRole('alert')).toContainText('No query is called “total”');
  await expect(expression).toBeFocused();

  await expression.fill('b / a * 100');
  for (const name of ['a', 'b'])
    await editor(page)
      .getByRole('button', { name: `Hide query ${name}` })
      .click();
  await expect(preview(page).getByText('33.3', { exact: true })).toBeVisible();
  await expect(expression).toHaveAccessibleDescription('');
});

test('what a formula may name is offered while one types', async ({ page, request }) => {
  await openEditor(page, request, 'timeseries');
  await editor(page).getByRole('textbox', { name: 'Name of query a' }).fill('errors');
  await expect(query(page, 'errors')).toBeVisible();
  await expect(query(page, 'a')).toHaveCount(0);
  await editor(page).getByRole('button', { name: 'Formula', exact: true }).click();
  await expect(editor(page).getByRole('combobox', { name: /^Expression/ })).toBeFocused();
  await page.keyboard.type('er');
  await expect(page.getByRole('option', { name: 'errors' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('combobox', { name: /^Expression/ })).toHaveValue('errors');
});

test('groups beyond the largest come as other', async ({ page, request }) => {
  const service = await sendStages(request);
  await openEditor(page, request, 'top');
  await query(page).fill(`service:"${service}"`);
  await editor(page).getByRole('button', { name: 'Take service away' }).click();
  await editor(page).getByRole('button', { name: 'Group by' }).click();
  await page.getByPlaceholder('Find or name a field').fill('stage');
  await page.getByRole('option', { name: /stage/ }).first().click();
  await editor(page).getByRole('textbox', { name: 'How many groups of query a' }).fill('1');
  const rows = preview(page).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(/parse.*20/s);
  await expect(rows.nth(1)).toContainText(/other.*10/is);
  await editor(page).getByRole('checkbox', { name: 'and “other”' }).uncheck();
  await expect(rows).toHaveCount(1);
});

test('Escape asks before changes are lost; a wrong entry stays where it was written', async ({
  page,
  request,
}) => {
  await openEditor(page, request, 'timeseries');
  const step = editor(page).getByRole('textbox', { name: 'Bucket size of query a' });
  await step.fill('soon');
  await expect(step).toHaveAccessibleDescription(/30s, 5m, 1h or 1d/);
  await expect(step).toHaveValue('soon');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Leave without adding the panel?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(step).toHaveValue('soon');
  await expect(step).toBeFocused();
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(editor(page)).toHaveCount(0);
});

for (const colorScheme of ['dark', 'light'] as const)
  test(`axe finds nothing wrong in the editor, ${colorScheme}`, async ({ page, request }) => {
    // Nothing fades, so that no colour is measured half way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openEditor(page, request, 'timeseries');
    for (const group of ['Legend', 'Numbers', 'Axis', 'Thresholds', 'Links'])
      await editor(page)
        .getByRole('button', { name: new RegExp(`^${group}`) })
        .click();
    await editor(page).getByRole('button', { name: 'Formula', exact: true }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

test('a saved query of /errors asks on a panel for the errors alone, in the editor and on the board', async ({
  page,
  request,
}) => {
  const service = await sendStages(request, 'ERROR');
  await sendLogs(request, service, [
    { atMs: Date.now() - 9 * 60_000, body: 'all is well', severity: 'INFO' },
  ]);
  const saved = await request.post('/api/saved-queries', {
    data: { name: `Failures of ${service}`, path: '/errors', search: `q=service%3A%22${service}%22` },
  });
  expect(saved.status(), await saved.text()).toBe(201);

  const board = await openEditor(page, request, 'number');
  await editor(page).getByRole('button', { name: 'Saved query of query a: none' }).click();
  await page.getByPlaceholder('Find a saved query').fill(service);
  await page.getByRole('option', { name: new RegExp(`^Failures of ${service}.*level:`) }).click();
  await expect(preview(page).getByText('30', { exact: true })).toBeVisible();
  await editor(page).getByRole('textbox', { name: 'Title' }).fill('Failures');
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('region', { name: 'Failures', exact: true });
  await expect(panel.getByText('30', { exact: true })).toBeVisible();

  await board.save();
  await page.reload();
  await expect(panel.getByText('30', { exact: true })).toBeVisible();
});
