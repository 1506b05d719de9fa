import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { SavedPage } from './pages/saved-page';
import { seriousViolations } from './pages/serious-violations';

// Nothing fades, so that no colour is measured half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A word of a run, by which its things are found among all others. */
function runWord(): string {
  return `zeb${Math.random().toString(36).slice(2, 9)}`;
}

async function saveQueries(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const data = { name, path: '/logs', search: 'q=a' };
    expect((await page.request.post('/api/saved-queries', { data })).status()).toBe(201);
  }
}

const choose = (page: Page, name: string) => page.getByRole('checkbox', { name: `Choose ${name}` });
const bar = (page: Page) => page.getByRole('region', { name: 'Chosen' });

test('several are chosen by pointer, moved, tagged, pinned and deleted at once, and put back as one', async ({
  page,
}) => {
  const word = runWord();
  const [one, two, three] = [`A ${word}`, `B ${word}`, `C ${word}`];
  await saveQueries(page, [one, two]);
  await BoardPage.make(page.request, three, []);
  const saved = new SavedPage(page);
  await saved.open(`?q=${word}`);
  await expect(saved.rows).toHaveCount(3);
  await expect(bar(page)).toHaveCount(0);

  await saved.rows.first().getByRole('checkbox').click();
  await expect(bar(page)).toContainText('1 chosen');
  // Shift takes all that lie between.
  await saved.rows
    .last()
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('3 chosen');
  expect(await seriousViolations(page)).toEqual([]);

  await bar(page).getByRole('button', { name: 'Move' }).click();
  await page.getByLabel('Folder', { exact: true }).fill(` ${word} / testers `);
  await page.getByRole('button', { name: `Move to ${word}/testers` }).click();
  await expect(page.getByRole('button', { name: `Folder ${word}, 3` })).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('button', { name: `Folder ${word}, 3` })).toHaveCount(0);
  await expect(page.getByText('Put 3 back')).toBeVisible();

  await choose(page, one).click();
  await choose(page, three).click();
  await bar(page).getByRole('button', { name: 'Tags' }).click();
  await page.getByLabel('Add', { exact: true }).fill(`${word}-tag`);
  await page.getByRole('button', { name: 'Change tags' }).click();
  await expect(page.getByRole('button', { name: `Tag ${word}-tag, 2` })).toBeVisible();
  await choose(page, two).click();
  await bar(page).getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(page.getByRole('button', { name: `Pin ${two}` })).toHaveAttribute('aria-pressed', 'true');

  await choose(page, one).click();
  await choose(page, three).click();
  await bar(page).getByRole('button', { name: 'Delete' }).click();
  await expect(saved.rows).toHaveCount(1);
  await page
    .locator('[data-sonner-toast]', { hasText: 'Deleted 2' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(saved.rows).toHaveCount(3);
});

test('rows are chosen by keys: x, Shift with the arrows, and Escape', async ({ page }) => {
  const word = runWord();
  const names = ['1', '2', '3', '4'].map((at) => `Row ${at} ${word}`);
  await saveQueries(page, names);
  const saved = new SavedPage(page);
  await saved.open(`?q=${word}`);
  await expect(saved.rows).toHaveCount(4);
  await page.getByRole('searchbox').press('Enter');
  await expect(saved.rows.nth(0).getByRole('link')).toBeFocused();
  const isChosen = (at: number, yes: boolean) =>
    expect(saved.rows.nth(at).getByRole('checkbox')).toBeChecked({ checked: yes });
  await page.keyboard.press('x');
  await isChosen(0, true);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(saved.rows.nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(saved.rows.nth(2).getByRole('link')).toBeFocused();
  await expect(bar(page)).toContainText('3 chosen');
  // Back again: the stretch is shorter.
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar(page)).toContainText('2 chosen');
  await isChosen(2, false);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);

  // A name that is being written has these keys for itself.
  await saved.rows
    .nth(1)
    .getByRole('button', { name: /^Rename/ })
    .click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.press('Shift+ArrowUp');
  await expect(name).toBeFocused();
  await expect(bar(page)).toHaveCount(0);
  await name.press('Escape');
  await expect(name).toHaveCount(0);

  // The bar goes when all is done, and the focus goes back to the list.
  await saved.rows.nth(0).getByRole('checkbox').click();
  await bar(page).getByRole('button', { name: 'Pin', exact: true }).press('Enter');
  await expect(bar(page)).toHaveCount(0);
  await expect(saved.rows.getByRole('link').and(page.locator(':focus'))).toHaveCount(1);
});

test('what could not be done is told by name and stays chosen; chosen dashboards are one file', async ({
  page,
}) => {
  const word = runWord();
  const gone = await BoardPage.make(page.request, `Gone ${word}`, []);
  await BoardPage.make(page.request, `Kept ${word}`, []);
  const boards = new SavedPage(page, '/dashboards');
  await boards.open(`?q=${word}`);
  await expect(boards.rows).toHaveCount(2);
  await choose(page, `Kept ${word}`).click();
  await choose(page, `Gone ${word}`).click();
  const download = page.waitForEvent('download');
  await bar(page).getByRole('button', { name: 'Export' }).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(file.dashboards.map(({ document }: { document: { name: string } }) => document.name).sort()).toEqual(
    [`Gone ${word}`, `Kept ${word}`],
  );

  // Somebody deletes one for good meanwhile.
  await page.request.delete(`/api/dashboards/${gone}`);
  await page.request.delete(`/api/dashboards/${gone}?forever=true`);
  await bar(page).getByRole('button', { name: 'Export' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'not in the file' });
  await expect(told).toContainText(`Gone ${word}`);
  await bar(page).getByRole('button', { name: 'Delete' }).click();
  const failed = page.getByRole('alert').filter({ hasText: '1 of 2 was not deleted' });
  await expect(failed).toContainText(`Gone ${word}: There is no dashboard of that id`);
  await failed.getByRole('button', { name: 'Put away' }).click();
  await expect(failed).toHaveCount(0);
});

test('ready-made dashboards can be pinned with others, but moving them is refused by name', async ({
  page,
}) => {
  const boards = new SavedPage(page, '/dashboards');
  await boards.open('?q=errors');
  const errors = boards.rows.filter({ hasText: 'Ready-made' }).first();
  const name = await errors.getByRole('link').textContent();
  await errors.getByRole('checkbox').click();
  await bar(page).getByRole('button', { name: 'Move' }).click();
  await page.getByLabel('Folder', { exact: true }).fill('anywhere');
  await page.getByRole('button', { name: 'Move to anywhere' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not moved' })).toContainText(name ?? '');
  await expect(errors.getByRole('checkbox')).toBeChecked();
});
