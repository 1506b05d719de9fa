import { expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';

/** What of React's tree is read here. */
interface Fiber {
  type: unknown;
  tag: number;
  flags: number;
  memoizedProps: Record<string, unknown> | null;
  alternate: Fiber | null;
  child: Fiber | null;
  sibling: Fiber | null;
}

interface Counted {
  drawnPanels?: Set<string>;
}

/** Notes each panel in whose frame anything is drawn: React tells the tools of developers after each commit. */
async function countDrawnPanels(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const PERFORMED_WORK = 1;
    const drawn = new Set<string>();
    Object.assign(window, { drawnPanels: drawn });
    const visit = (fiber: Fiber, panel: string | null): void => {
      // The same children as before: nothing was drawn below.
      if (fiber.alternate && fiber.child === fiber.alternate.child) return;
      for (let child = fiber.child; child; child = child.sibling) {
        const isHost = typeof child.type === 'string';
        const name = isHost ? child.memoizedProps?.['data-panel'] : null;
        const inside = typeof name === 'string' ? name : panel;
        if (inside !== null && !isHost && (!child.alternate || child.flags & PERFORMED_WORK))
          drawn.add(inside);
        visit(child, inside);
      }
    };
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        checkDCE() {},
        onCommitFiberUnmount() {},
        onPostCommitFiberRoot() {},
        onCommitFiberRoot: (_: number, root: { current: Fiber }) => visit(root.current, null),
      },
    });
  });
}

async function drawnSince(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { drawnPanels } = window as Counted;
    const names = [...(drawnPanels ?? [])];
    drawnPanels?.clear();
    return names;
  });
}

test('of a hundred panels, moving one draws no other anew', async ({ page, request }) => {
  const panels = Array.from({ length: 100 }, (_, index) =>
    BoardPage.text(`p${index}`, `Text ${index}`, {
      x: (index % 4) * 3,
      y: Math.floor(index / 4) * 4,
      w: 3,
      h: 4,
    }),
  );
  const id = await BoardPage.make(request, 'A hundred panels', panels);
  await countDrawnPanels(page);
  const board = new BoardPage(page);
  await board.open(id);
  await expect(page.locator('section[data-panel]')).toHaveCount(100);
  // The code that draws them comes later than their frames.
  await expect(page.getByText(/^This is Text \d+$/)).toHaveCount(100);
  await board.arrange();
  await expect.poll(async () => (await drawnSince(page)).length).toBe(0);

  const moved = board.handle('Text 5');
  await moved.focus();
  await page.keyboard.press('ArrowDown');
  await expect(moved).toHaveAccessibleName(/row 9,/);
  await expect(board.unsaved).toBeVisible();
  expect((await drawnSince(page)).filter((panel) => panel !== 'p5')).toEqual([]);

  // The same eyes see what is drawn: all menus and heads change when arranging ends.
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect.poll(async () => (await drawnSince(page)).length).toBeGreaterThan(50);
});
