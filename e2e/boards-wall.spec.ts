import { expect, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';

const WORDS = [
  BoardPage.text('p1', 'Words', { x: 0, y: 0, w: 4, h: 4 }),
  BoardPage.text('p2', 'More words', { x: 4, y: 0, w: 4, h: 4 }),
];

test('a wall screen counts down, waits while somebody is at it, and is paused and sent on by hand', async ({
  page,
  request,
}) => {
  const first = await BoardPage.make(request, 'Turn one', WORDS);
  const second = await BoardPage.make(request, 'Turn two', WORDS);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  await page.clock.install();
  await page.goto(`/dashboards/${first}?kiosk=60&next=${second}`);
  await expect(heading('Turn one')).toBeVisible();
  await expect(page.getByText(/^Next in [56]\d s$/)).toBeVisible();
  await page.clock.runFor(30_000);
  await expect(page.getByText(/^Next in [12]\d s$|^Next in 30 s$/)).toBeVisible();

  await page.mouse.move(300, 300);
  await page.mouse.move(310, 310);
  await expect(page.getByText('Waits while you look closer')).toBeVisible();
  await page.clock.runFor(15_000);
  await expect(page.getByText(/^Next in \d+ s$/)).toBeVisible();

  await page.keyboard.press('p');
  await expect(page.getByText(/^Paused with \d+ s left$/)).toBeVisible();
  await page.clock.runFor(300_000);
  await expect(heading('Turn one')).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByText(/^Next in \d+ s$/)).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(heading('Turn two')).toBeVisible();

  await page.keyboard.press('n');
  await expect(heading('Turn one')).toBeVisible();
  await page.getByRole('button', { name: 'Leave (Esc)' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible();
});

test('a wall screen passes over a dashboard that was deleted', async ({ page, request }) => {
  const first = await BoardPage.make(request, 'Still there', WORDS);
  const gone = await BoardPage.make(request, 'Gone', WORDS);
  expect((await request.delete(`/api/dashboards/${gone}`)).ok()).toBe(true);
  await page.goto(`/dashboards/${gone}?kiosk=60&next=${first}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Still there' })).toBeVisible();
  await expect(page).toHaveURL(/kiosk=60/);
});

test('the wall screen is chosen in its dialog, and Escape leads back to the dashboard', async ({
  page,
  request,
}) => {
  const name = `Wall ${crypto.randomUUID().slice(0, 8)}`;
  const first = await BoardPage.make(request, name, WORDS);
  const board = new BoardPage(page);
  await board.open(first);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /wall screen/ }).click();
  const dialog = page.getByRole('dialog', { name: 'On a wall screen' });
  await dialog.getByRole('checkbox', { name: 'Errors', exact: true }).check();
  await dialog.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/kiosk=30&next=ready-errors/);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/kiosk/);
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
});

test('a panel fills the page, Escape brings the others back, and the focus stays with it', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Full view', WORDS);
  const board = new BoardPage(page);
  await board.open(id);
  await board.menu('Words', 'Full view');
  await expect(page).toHaveURL(/panel=p1/);
  await expect(board.panel('More words')).toHaveCount(0);
  await expect.poll(async () => (await board.panel('Words').boundingBox())?.height ?? 0).toBeGreaterThan(600);
  await expect(board.panel('Words')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(board.panel('More words')).toBeVisible();
  await expect(board.panel('Words')).toBeFocused();
});

test('the dashboard fills the screen, and leaves it again', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Full screen', WORDS);
  const board = new BoardPage(page);
  await board.open(id);
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Full screen' }).click();
  await expect.poll(isFull).toBe(true);
  // A menu that still closes has the letters for itself.
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(false);
});
