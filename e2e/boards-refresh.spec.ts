import { expect, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { installOwnClock } from './pages/own-clock';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const tile = (id: string, title: string, q: string, y: number) => ({
  ...BoardPage.panel(id, title, { x: 0, y, w: 4, h: 4 }, [BoardPage.query(q)]),
  kind: 'number',
  trend: false,
});

test('a refresh waits for a slow panel, and never asks again what is on its way', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Slow at the bottom', [
    tile('p1', 'Quick', 'service:boards-quick', 0),
    tile('p2', 'Slow', 'service:boards-slow', 4),
  ]);
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked = { quick: 0, slow: 0 };
  await installOwnClock(page);
  await page.route('**/api/panels/query', async (route) => {
    const isSlow = route.request().postData()?.includes('boards-slow') ?? false;
    asked[isSlow ? 'slow' : 'quick'] += 1;
    if (isSlow) await released;
    await route.fallback();
  });
  const board = new BoardPage(page);
  await board.open(id, '?refresh=5');
  await expect(board.panel('Quick').getByText('0', { exact: true })).toBeVisible();
  await expect.poll(() => asked.slow).toBe(1);
  await page.clock.runFor(60_000);
  await expect(board.panel('Slow').getByText(/Loading for \d+ s/)).toBeVisible();
  expect(asked).toEqual({ quick: 1, slow: 1 });

  release();
  await expect(board.panel('Slow').getByText('0', { exact: true })).toBeVisible();
  await page.clock.runFor(10_000);
  await expect.poll(() => asked.slow).toBeGreaterThan(1);
  await expect.poll(() => asked.quick).toBeGreaterThan(1);
});

test('a hidden tab asks nothing, and asks at once when it is seen again', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Hidden', [tile('p1', 'Watched', 'service:boards-hidden', 0)]);
  let asked = 0;
  page.on('request', (one) => {
    if (one.url().endsWith('/api/panels/query')) asked += 1;
  });
  const show = (state: 'visible' | 'hidden') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => now === 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await installOwnClock(page);
  const board = new BoardPage(page);
  await board.open(id, '?refresh=60');
  await expect(board.panel('Watched').getByText('0', { exact: true })).toBeVisible();
  await show('hidden');
  const before = asked;
  await page.clock.runFor(600_000);
  expect(asked).toBe(before);
  await show('visible');
  await expect.poll(() => asked).toBe(before + 1);
  await page.clock.runFor(30_000);
  expect(asked).toBe(before + 1);
});
