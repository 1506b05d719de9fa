import { expect, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';
import { seriousViolations } from './pages/serious-violations';

const pills = (page: Page) =>
  page.getByRole('list', { name: 'Conditions of the query' }).getByRole('listitem');
const paramOf = (page: Page, name: string) => new URL(page.url()).searchParams.getAll(name).join(' | ');
const QUERY = 'level:ERROR AND service:stdf-parser';

// Nothing fades, so that no colour is measured half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a condition is put aside and taken back in the text, by keyboard', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`?q=${encodeURIComponent(QUERY)}&from=now-6h`);
  await expect(pills(page)).toHaveCount(2);
  const narrow = await logs.total();
  await page.getByRole('button', { name: 'Put service:stdf-parser aside' }).focus();
  await page.keyboard.press('Space');
  await expect(logs.searchBar).toHaveText('level:ERROR');
  // The address follows a moment later.
  await expect.poll(() => paramOf(page, 'off')).toBe('service:stdf-parser');
  await expect.poll(() => logs.total()).toBeGreaterThan(narrow);

  // The address shows a colleague the same; taken back, it stands in the text again.
  await page.reload();
  await expect(pills(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Search for service:stdf-parser again' }).click();
  await expect(logs.searchBar).toHaveText(QUERY);
  await expect.poll(() => paramOf(page, 'off')).toBe('');
  await page.goBack();
  await expect(logs.searchBar).toHaveText('level:ERROR');
});

test('a condition is turned round, changed and removed where it stands', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`?q=${encodeURIComponent(`${QUERY} AND voltage`)}&from=now-6h`);
  await page.getByRole('button', { name: 'Change service:stdf-parser' }).click();
  await page.getByRole('button', { name: 'Exclude these' }).click();
  await expect(logs.searchBar).toHaveText('level:ERROR AND -service:stdf-parser AND voltage');

  await page.getByRole('button', { name: /^Change -service:stdf-parser/ }).click();
  const editor = page.getByRole('textbox', { name: 'Condition' });
  await expect(editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('service:(auth OR api)');
  await editor.press('Enter');
  await expect(logs.searchBar).toHaveText('level:ERROR AND service:(auth OR api) AND voltage');

  await page.getByRole('button', { name: 'Remove voltage' }).click();
  await expect(logs.searchBar).toHaveText('level:ERROR AND service:(auth OR api)');
  await expect(pills(page)).toHaveCount(2);
});

test('a pinned condition stays when the query is replaced and cleared, until it is unpinned', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await logs.open(`?q=${encodeURIComponent(QUERY)}&from=now-6h`);
  await page.getByRole('button', { name: 'Change level:ERROR' }).click();
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect.poll(() => paramOf(page, 'pin')).toBe('level:ERROR');
  await logs.enter('voltage OR yield');
  await expect(logs.searchBar).toHaveText('(voltage OR yield) AND level:ERROR');
  await page.getByRole('button', { name: 'Clear the query' }).click();
  await expect(logs.searchBar).toHaveText('level:ERROR');
  await page.getByRole('button', { name: 'Clear the query' }).click();
  await expect(logs.searchBar).toHaveText('level:ERROR');
  await page.getByRole('button', { name: /^level:ERROR is pinned/ }).click();
  await page.getByRole('button', { name: 'Clear the query' }).click();
  await expect.poll(() => paramOf(page, 'q')).toBe('');
});

for (const [name, size] of [
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`conditions wrap on ${name} and have no serious accessibility violation`, async ({ page }) => {
    await page.setViewportSize(size);
    const logs = new LogsPage(page);
    const long = `"${'a very long phrase '.repeat(20).trim()}"`;
    await logs.open(
      `?q=${encodeURIComponent(`${QUERY} AND -wafer_lot:W-1 ${long}`)}&off=x:1&pin=level:ERROR&from=now-6h`,
    );
    await expect(pills(page)).toHaveCount(5);
    for (const pill of await pills(page).all()) {
      const box = await pill.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
    }
    await expect(page.getByRole('button', { name: /^Change "a very long/ })).toHaveAttribute('title', long);
    expect(await seriousViolations(page, 'search, ul[aria-label]')).toEqual([]);
  });
}
