import { expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { sendLogs } from './pages/send-logs';

test.use({ colorScheme: 'dark' });

interface Paper {
  theme: string | undefined;
  panels: (string | null)[];
  text: string;
  widths: number[];
}

/** What is on the page when the browser is asked to print. */
async function printed(page: Page, start: () => Promise<void>): Promise<Paper> {
  const paper = new Promise<Paper>((resolve) => {
    void page.exposeFunction('tellPaper', resolve);
  });
  await page.evaluate(() => {
    window.print = () => {
      const bodies = [...document.querySelectorAll('[data-panel-body]')];
      const { tellPaper } = window as unknown as { tellPaper: (paper: unknown) => void };
      tellPaper({
        theme: document.documentElement.dataset.theme,
        panels: bodies.map((body) => body.getAttribute('data-state')),
        text: document.querySelector('main')?.textContent,
        widths: bodies.map((body) => Math.round(body.getBoundingClientRect().width)),
      });
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await start();
  return await paper;
}

test('what is printed is whole: panels out of sight, a map, in light colours, as wide as paper', async ({
  page,
}) => {
  const service = `print-${crypto.randomUUID().slice(0, 8)}`;
  await sendLogs(page.request, service, [{ atMs: Date.now() - 60_000, body: 'printed' }]);
  const count = BoardPage.query(`service:${service}`);
  const number = (id: string, y: number) => ({
    ...BoardPage.panel(id, id, { x: 0, y, w: 12, h: 12 }, [count]),
    kind: 'number',
    trend: true,
  });
  const map = { kind: 'map', service: null, depth: 2, description: '', links: [], id: 'map', title: 'Map' };
  const id = await BoardPage.make(page.request, 'On paper', [
    number('first', 0),
    number('second', 12),
    { ...map, at: { x: 0, y: 24, w: 12, h: 14 } },
    number('last', 38),
  ]);
  const board = new BoardPage(page);
  await board.open(id);
  await expect(board.panel('first').getByRole('button', { name: '1', exact: true })).toBeVisible();
  const paper = await printed(page, () => page.keyboard.press('ControlOrMeta+p'));
  expect(paper.theme).toBe('light');
  expect(paper.panels).toEqual(['shown', 'shown', 'shown', 'shown']);
  expect(paper.text).not.toContain('Drawing the map');
  // A4 across, without its margins.
  for (const width of paper.widths) expect(width).toBeLessThanOrEqual(1_047);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a shared dashboard is printed whole as well', async ({ page }) => {
  const service = `print-${crypto.randomUUID().slice(0, 8)}`;
  await sendLogs(page.request, service, [{ atMs: Date.now() - 60_000, body: 'printed' }]);
  const query = BoardPage.query(`service:${service}`);
  const id = await BoardPage.make(
    page.request,
    'Shared on paper',
    [0, 14, 28].map((y) => ({
      ...BoardPage.panel(`p${y}`, `Panel ${y}`, { x: 0, y, w: 12, h: 14 }, [query]),
      kind: 'number',
      trend: false,
    })),
  );
  const made = await page.request.post(`/api/dashboards/${id}/shares`, {
    data: { name: 'A test', expiresAt: null, allow: { time: false, variables: false } },
  });
  await page.goto(((await made.json()) as { path: string }).path);
  await expect(new BoardPage(page).panel('Panel 0').getByText('1', { exact: true })).toBeVisible();
  const paper = await printed(page, () => page.keyboard.press('ControlOrMeta+p'));
  expect(paper.theme).toBe('light');
  expect(paper.panels).toEqual(['shown', 'shown', 'shown']);
});

test('the browser’s own printing cuts no panel, and is light too', async ({ page }) => {
  const id = await BoardPage.make(page.request, 'Printed by the browser', [
    BoardPage.text('wide', 'Wide', { x: 0, y: 0, w: 6, h: 4 }),
    BoardPage.text('right', 'Right', { x: 6, y: 0, w: 6, h: 4 }),
  ]);
  const board = new BoardPage(page);
  await page.setViewportSize({ width: 1_600, height: 900 });
  await board.open(id);
  await expect(board.panel('Right')).toBeVisible();
  // As wide as the paper: nothing that was drawn for the screen may reach beyond it.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ media: 'print' });
  const rightEdge = async () => {
    const right = await board.panel('Right').boundingBox();
    return right ? right.x + right.width : Number.POSITIVE_INFINITY;
  };
  await expect.poll(rightEdge).toBeLessThanOrEqual(1_123);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
