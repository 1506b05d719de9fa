import { expect, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const options = (page: Page) => page.locator('.cm-tooltip-autocomplete li');
// Over: nothing that the demo or another test sends comes in between two looks.
const OVER = `?from=${Date.now() - 6 * 3_600_000}&to=${Date.now() - 120_000}`;
const queryOf = (page: Page) => new URL(page.url()).searchParams.get('q') ?? '';

/** With the full editor, which may load later than one types: what lists completions and puts fixes in place is it. */
async function openWithEditor(logs: LogsPage, search: string): Promise<void> {
  await logs.open(search);
  await expect(logs.page.locator('.cm-content')).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  // Nothing that was asked in another test is offered.
  await page.addInitScript(
    () => sessionStorage.getItem('kept') ?? localStorage.removeItem('throughline.recent'),
  );
});

test('a query is written with the list: field, value with its count in the current filter, run', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await openWithEditor(logs, OVER);
  await logs.searchBar.click();
  await page.keyboard.type('level:ERROR serv', { delay: 20 });
  const service = options(page).filter({ hasText: /service100 %/ });
  await expect(service).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(logs.searchBar).toHaveText('level:ERROR service:');

  // The counts are of errors alone, and the most frequent comes first.
  const first = options(page).filter({ hasText: 'stdf-parser' });
  await expect(first).toBeVisible();
  const count = Number(
    ((await first.locator('.cm-completionDetail').textContent()) ?? '').replace(/\D/g, ''),
  );
  await page.keyboard.type('stdf', { delay: 20 });
  await expect(options(page)).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(logs.searchBar).toHaveText('level:ERROR service:stdf-parser');
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('level:ERROR service:stdf-parser');
  await expect(logs.rows.first()).toBeVisible();
  await expect.poll(() => logs.total()).toBe(count);
});

test('Enter runs what is typed while the list is open, and takes an option only after an arrow key', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await openWithEditor(logs, '?from=now-6h');
  await logs.searchBar.click();
  await page.keyboard.type('level:WAR', { delay: 20 });
  await expect(options(page).filter({ hasText: 'WARN' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('level:WAR');
  await expect(options(page)).toHaveCount(0);

  // Letters open the list; taking one away only keeps a list that is open.
  await page.keyboard.press('Backspace');
  await page.keyboard.type('R', { delay: 20 });
  await expect(options(page).filter({ hasText: 'WARN' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(logs.searchBar).toHaveText('level:WARN');
  expect(queryOf(page)).toBe('level:WAR');

  // Typing on leaves the list again, even where the chosen option still fits.
  for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace');
  await page.keyboard.type('R', { delay: 20 });
  await expect(options(page).filter({ hasText: 'WARN' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('level:WA');

  await page.keyboard.type('x', { delay: 20 });
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
});

test('the server may be slow: letters are not held up, and a list of before never comes late', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  const isEarly = (url: string) => new URL(url).searchParams.get('prefix') === 'W';
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let early: Promise<unknown> = Promise.reject(new Error('nothing was asked for wafer_lot:W'));
  early.catch(() => undefined);
  await page.route('**/api/logs/values**', async (route) => {
    if (!isEarly(route.request().url())) return route.continue();
    early = held.then(() => route.continue()).catch(() => undefined);
  });
  await openWithEditor(logs, OVER);
  await logs.searchBar.click();
  const asked = page.waitForRequest((request) => isEarly(request.url()));
  const answered = page.waitForResponse(
    (response) => new URL(response.url()).searchParams.get('prefix') === 'W-1234',
  );
  await page.keyboard.type('wafer_lot:W', { delay: 10 });
  await asked;
  await page.keyboard.type('-1234', { delay: 10 });
  await expect(logs.searchBar).toHaveText('wafer_lot:W-1234');
  await answered;
  await expect(options(page).first()).toContainText('W-1234');
  // A list of the letters before may still stand.
  await expect(options(page).filter({ hasNotText: 'W-1234' })).toHaveCount(0);
  const shown = await options(page).allInnerTexts();
  for (const text of shown) expect(text).toContain('W-1234');

  // The answer to fewer letters may come now: the list stays.
  release();
  await early;
  await page.waitForLoadState('networkidle');
  expect(await options(page).allInnerTexts()).toEqual(shown);
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('wafer_lot:W-1234');
});

test('Tab on a list that is being renewed takes the first of the new one', async ({ page }) => {
  const logs = new LogsPage(page);
  await page.route('**/api/logs/values**', async (route) => {
    if (new URL(route.request().url()).searchParams.get('prefix') === 'stdf-') {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await route.continue();
  });
  await openWithEditor(logs, '?from=now-6h');
  await logs.searchBar.click();
  await page.keyboard.type('service:stdf', { delay: 20 });
  await expect(options(page).filter({ hasText: 'stdf-parser' })).toBeVisible();
  await page.keyboard.type('-');
  await page.keyboard.press('Tab');
  await expect(logs.searchBar).toHaveText('service:stdf-parser');
});

test('a mistake is fixed by keyboard, a doubtful reading changed with one click', async ({ page }) => {
  const logs = new LogsPage(page);
  await openWithEditor(logs, '?from=now-6h');
  await logs.searchBar.click();
  await page.keyboard.type('(level:ERROR');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(logs.remark).toContainText('not closed');
  expect(queryOf(page)).toBe('');
  await page.keyboard.press('Alt+Enter');
  await expect(logs.searchBar).toHaveText('(level:ERROR)');
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('(level:ERROR)');

  await logs.search('sshd: Failed');
  await expect(logs.remark).toContainText('field sshd');
  await page.getByRole('button', { name: /^Search for it as text/ }).click();
  await expect.poll(() => queryOf(page)).toBe('"sshd: Failed"');
  await expect(logs.remark).toBeEmpty();
});

test('a query may have lines; Enter still runs it, and the bar grows only so far', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open('?from=now-6h');
  await logs.searchBar.click();
  await page.keyboard.type('level:ERROR ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('AND service:stdf-parser ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('level:ERROR \nAND service:stdf-parser');
  await expect(logs.rows.first()).toContainText('stdf-parser');

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(Array.from({ length: 30 }, (_, n) => `word${n}`).join('\nOR '));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toContain('\nOR word29');
  const box = await logs.searchBar.locator('xpath=ancestor::*[contains(@class,"cm-scroller")]').boundingBox();
  expect(box?.height).toBeLessThanOrEqual(141);
});

test('what ran before is offered in an empty bar and with the arrow up', async ({ page }) => {
  await page.addInitScript(() => {
    sessionStorage.setItem('kept', '1');
    const entry = (q: string) => ({
      path: '/logs',
      search: `q=${encodeURIComponent(q)}&from=now-1h`,
      label: q,
    });
    localStorage.setItem(
      'throughline.recent',
      JSON.stringify([entry('level:FATAL'), entry('service:auth timeout')]),
    );
  });
  const logs = new LogsPage(page);
  await logs.open('?from=now-6h');
  await logs.searchBar.click();
  await expect(options(page).first()).toContainText('level:FATAL');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(logs.searchBar).toHaveText('service:auth timeout');

  await page.keyboard.press('Alt+ArrowUp');
  await expect(options(page).filter({ hasText: 'level:FATAL' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(logs.searchBar).toHaveText('level:FATAL');
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('level:FATAL');
});

test('Tab passes an empty bar by; Escape leaves a bar whose query ran, so that the keys of the list work', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await openWithEditor(logs, '?from=now-6h');
  await logs.searchBar.focus();
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(logs.searchBar).not.toBeFocused();
  await expect(page.locator('.cm-placeholder')).toBeVisible();

  await page.keyboard.press('/');
  await expect(logs.searchBar).toBeFocused();
  await page.keyboard.type('level:>=WARN', { delay: 20 });
  await page.keyboard.press('Escape');
  await expect(logs.searchBar).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('level:>=WARN');
  await expect(logs.rows.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(logs.searchBar).not.toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('log')).not.toBeNull();
});

test('the bar takes letters before its editor has loaded', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Files of a build have no telling names: the editor's has the name of its element in it.
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    if ((await (await route.fetch()).text()).includes('cm-content')) await held;
    await route.continue();
  });
  const logs = new LogsPage(page);
  await logs.open('?from=now-6h');
  await logs.searchBar.click();
  await page.keyboard.type('level:ERR', { delay: 20 });
  await expect(page.locator('.cm-content')).toHaveCount(0);
  release();
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.keyboard.type('OR', { delay: 20 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect.poll(() => queryOf(page)).toBe('level:ERROR');
});

test('spans are completed too', async ({ page }) => {
  await page.goto('/traces?from=now-6h');
  const bar = page.getByRole('textbox', { name: /^Search spans/ });
  await expect(page.locator('.cm-content')).toBeVisible();
  await bar.click();
  await page.keyboard.type('status:', { delay: 20 });
  await expect(options(page).filter({ hasText: 'error' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('duration>', { delay: 20 });
  await expect(options(page).filter({ hasText: '500ms' })).toBeVisible();
});
