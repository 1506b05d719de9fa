import { expect, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { SavedPage } from './pages/saved-page';
import { seriousViolations } from './pages/serious-violations';

const TWO_TEXTS = [
  BoardPage.text('p1', 'Left', { x: 0, y: 0, w: 4, h: 4 }),
  BoardPage.text('p2', 'Right', { x: 4, y: 0, w: 4, h: 4 }),
];

for (const colorScheme of ['dark', 'light'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('a dashboard has no serious accessibility violation, looked at or arranged', async ({ page }) => {
      const board = new BoardPage(page);
      await board.open('ready-errors', '?f=level%3AERROR&off=service%3Anone');
      await expect(page.locator('[data-panel] svg').first()).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      const id = await BoardPage.make(page.request, 'Accessible', TWO_TEXTS);
      await board.open(id, '?arrange=true');
      await expect(board.handle('Left')).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Settings and variables' }).click();
      await page.getByRole('button', { name: 'Add variable' }).click();
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('nor have the lists, chosen rows, snapshots, sharing and history', async ({ page }) => {
      const id = await BoardPage.make(page.request, 'Accessible list', TWO_TEXTS);
      const data = { search: 'from=2026-11-22T08:00:00Z&to=2026-11-22T09:00:00Z&f=level:ERROR' };
      const made = await page.request.post(`/api/dashboards/${id}/snapshots`, { data });
      const { id: snapshot } = await made.json();
      for (const path of ['/saved', '/dashboards'] as const) {
        const list = new SavedPage(page, path);
        await list.open();
        await list.rows.first().getByRole('checkbox').click();
        await expect(page.getByRole('region', { name: 'Chosen' })).toBeVisible();
        expect(await seriousViolations(page)).toEqual([]);
      }
      await page.goto('/saved/snapshots');
      await expect(page.getByRole('list', { name: 'Snapshots' }).getByRole('listitem').first()).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page.goto(`/s/${snapshot}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Snapshot of');
      expect(await seriousViolations(page)).toEqual([]);
      await new BoardPage(page).open(id);
      for (const item of ['Share', 'History']) {
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('menuitem', { name: item }).click();
        await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
        expect(await seriousViolations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    });
  });
