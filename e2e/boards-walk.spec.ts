import { expect, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { LogsPage } from './pages/logs-page';
import { sendLogs } from './pages/send-logs';

const TWO_TEXTS = [
  BoardPage.text('p1', 'Left', { x: 0, y: 0, w: 4, h: 4 }),
  BoardPage.text('p2', 'Right', { x: 4, y: 0, w: 4, h: 4 }),
];

test('a dashboard is built from nothing, saved, and is there again', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Built from nothing', []);
  const board = new BoardPage(page);
  await board.open(id);
  await expect(page.getByText('No panels yet')).toBeVisible();

  await page.getByRole('button', { name: 'Add panel' }).click();
  await page.getByRole('menuitem', { name: /^Top list/ }).click();
  const editor = page.getByRole('region', { name: /panel/i }).first();
  await expect(editor).toBeVisible();
  await page.getByRole('textbox', { name: 'Title' }).fill('Loudest services');
  await page.getByRole('button', { name: /^Add panel/ }).click();

  await expect(board.panel('Loudest services').getByRole('listitem').first()).toBeVisible();
  await expect(board.unsaved).toBeVisible();
  await page.getByRole('button', { name: /^Built from nothing ?, rename/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Built from something');
  await page.keyboard.press('Enter');
  await board.save('The first panel');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Built from something');
  await expect(board.panel('Loudest services').getByRole('listitem').first()).toBeVisible();
  await expect(board.unsaved).toHaveCount(0);
  await expect(page.getByText(/You have unsaved changes/)).toHaveCount(0);
});

test('a click on a value narrows all panels, and its menu leads to exactly those logs', async ({
  page,
  request,
}) => {
  const service = `boards-${crypto.randomUUID().slice(0, 8)}`;
  const startMs = Date.now() - 10 * 60_000;
  await sendLogs(
    request,
    service,
    Array.from({ length: 30 }, (_, index) => ({
      atMs: startMs + index * 1_000,
      body: `line ${index}`,
      attributes: { stage: index % 3 === 0 ? 'load' : 'parse' },
    })),
  );
  const q = `service:"${service}"`;
  const id = await BoardPage.make(request, 'Narrowed', [
    {
      ...BoardPage.panel('p1', 'All lines', { x: 0, y: 0, w: 4, h: 4 }, [BoardPage.query(q)]),
      kind: 'number',
      trend: false,
    },
    {
      ...BoardPage.panel('p2', 'Stages', { x: 4, y: 0, w: 8, h: 8 }, [BoardPage.query(q, { by: ['stage'] })]),
      kind: 'top',
    },
  ]);
  const board = new BoardPage(page);
  await board.open(id);
  const total = board.panel('All lines');
  await expect(total.getByText('30', { exact: true })).toBeVisible();

  await board
    .panel('Stages')
    .getByRole('button', { name: /^parse/ })
    .click();
  await expect(total.getByText('20', { exact: true })).toBeVisible();
  await expect(board.filters.getByRole('listitem')).toHaveCount(1);
  await board.filters.getByRole('button', { name: /turn it round/ }).click();
  await expect(total.getByText('10', { exact: true })).toBeVisible();
  await board.filters.getByRole('button', { name: /^Put .* aside/ }).click();
  await expect(total.getByText('30', { exact: true })).toBeVisible();
  await board.filters.getByRole('button', { name: /^Remove/ }).click();
  await expect(board.filters).toHaveCount(0);

  await board
    .panel('Stages')
    .getByRole('button', { name: /^parse/ })
    .click();
  await expect(total.getByText('20', { exact: true })).toBeVisible();
  await board.menu('All lines', 'Explore logs');
  const logs = new LogsPage(page);
  await expect(logs.rows.first()).toBeVisible();
  await expect.poll(() => logs.total()).toBe(20);
  await page.goBack();
  await expect(total.getByText('20', { exact: true })).toBeVisible();
  await page.goBack();
  await expect(total.getByText('30', { exact: true })).toBeVisible();
});

test('a brush zooms all panels, and Back returns', async ({ page, request }) => {
  const series = (id: string, title: string, x: number) => ({
    ...BoardPage.panel(id, title, { x, y: 0, w: 6, h: 8 }, [BoardPage.query('')]),
    kind: 'timeseries',
    draw: 'lines',
    axis: { label: '', min: null, max: null, scale: 'linear' },
    legend: { shown: false, values: [] },
  });
  const id = await BoardPage.make(request, 'Brushed', [series('p1', 'First', 0), series('p2', 'Second', 6)]);
  const board = new BoardPage(page);
  await board.open(id);
  const plot = board.panel('First').getByRole('slider', { name: /Shift extends to zoom/ });
  await expect(plot).toBeVisible();
  const box = await plot.boundingBox();
  if (!box) throw new Error('no plot');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toMatch(/^\d{4}-/);
  await expect(page.getByRole('button', { name: /^Time range/ })).not.toHaveText(/Last 1 h/);
  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBeNull();
  await expect(page.getByRole('button', { name: /^Time range/ })).toHaveText(/Last 1 h/);
});

test('what is done to panels is undone and done again', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Undone', TWO_TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  await board.arrange();
  await board.menu('Left', 'Duplicate');
  await expect(board.panel('Left')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(board.panel('Left')).toHaveCount(1);
  await expect(board.unsaved).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(board.panel('Left')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(board.panel('Left')).toHaveCount(1);

  await board.menu('Right', 'Delete');
  await expect(board.panel('Right')).toHaveCount(0);
  await page.locator('[data-sonner-toast]').getByRole('button', { name: 'Undo' }).click();
  await expect(board.panel('Right')).toBeVisible();
});

test('a panel is moved and sized with the keyboard, and where it lands is said', async ({
  page,
  request,
}) => {
  const id = await BoardPage.make(request, 'Keyboard', TWO_TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  await board.arrange();
  // What can be done with a panel is in sight while one arranges them.
  await expect(page.getByRole('button', { name: 'Menu of Left' })).toHaveCSS('opacity', '1');
  await board.handle('Right').focus();
  await page.keyboard.press('ArrowRight');
  await expect(
    page.getByText('Right: columns 6 to 9 of 12, row 1, 4 rows high', { exact: true }),
  ).toBeAttached();
  await expect(board.handle('Right')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(
    page.getByText('Right: columns 6 to 10 of 12, row 1, 5 rows high', { exact: true }),
  ).toBeAttached();
  await board.handle('Left').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('Left cannot go further', { exact: true })).toBeAttached();
  await board.save();
  expect(await board.savedPlace(id, 'p2')).toEqual({ x: 5, y: 0, w: 5, h: 5 });
});

test('a panel is dragged by its head and sized by its corner', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Dragged', TWO_TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  await board.arrange();
  const before = await board.panel('Left').boundingBox();
  if (!before) throw new Error('no panel');
  const column = (before.width + 8) / 4;
  await page.mouse.move(before.x + 60, before.y + 14);
  await page.mouse.down();
  await page.mouse.move(before.x + 60 + column * 8, before.y + 14, { steps: 10 });
  await page.mouse.up();
  await expect(board.handle('Left')).toHaveAccessibleName(/columns 9 to 12/);

  const moved = await board.handle('Left').boundingBox();
  if (!moved) throw new Error('no panel');
  await page.mouse.move(moved.x + moved.width - 5, moved.y + moved.height - 5);
  await page.mouse.down();
  await page.mouse.move(moved.x + moved.width - 5, moved.y + moved.height - 5 + 80, { steps: 10 });
  await page.mouse.up();
  await expect(board.handle('Left')).toHaveAccessibleName(/6 rows high/);
  await board.save();
  expect(await board.savedPlace(id, 'p1')).toEqual({ x: 8, y: 0, w: 4, h: 6 });
});

test('what was not saved is there again, and can be thrown away', async ({ page, request }) => {
  const id = await BoardPage.make(request, 'Draft', TWO_TEXTS);
  const board = new BoardPage(page);
  await board.open(id);
  const kept = page.waitForResponse(
    (one) => one.url().includes('/draft') && one.request().method() === 'PUT',
  );
  await board.menu('Left', 'Delete');
  expect((await kept).ok()).toBe(true);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText(/You have unsaved changes from/)).toBeVisible();
  await expect(board.panel('Right')).toBeVisible();
  await expect(board.panel('Left')).toHaveCount(0);
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(board.panel('Left')).toBeVisible();
  await expect(board.unsaved).toHaveCount(0);
  await page.reload();
  await expect(board.panel('Left')).toBeVisible();
  await expect(page.getByText(/You have unsaved changes/)).toHaveCount(0);
});

test('a variable narrows the panels that name it, by one value, several or all', async ({
  page,
  request,
}) => {
  const run = crypto.randomUUID().slice(0, 8);
  const atMs = Date.now() - 5 * 60_000;
  for (const [part, count] of [
    ['one', 3],
    ['two', 4],
  ] as const)
    await sendLogs(
      request,
      `${run}-${part}`,
      Array.from({ length: count }, () => ({ atMs, body: `run${run}` })),
    );
  const values = { from: 'field', source: 'logs', field: 'service', q: `run${run}` };
  const id = await BoardPage.make(
    request,
    'Variables',
    [
      {
        ...BoardPage.panel('p1', 'Lines', { x: 0, y: 0, w: 4, h: 4 }, [
          BoardPage.query(`run${run} AND service:$service`),
        ]),
        kind: 'number',
        trend: false,
      },
    ],
    { variables: [{ name: 'service', label: 'Service', values, multi: true, chosen: [] }] },
  );
  const board = new BoardPage(page);
  await board.open(id);
  const lines = board.panel('Lines');
  await expect(lines.getByText('7', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Service: all' }).click();
  await page.getByRole('option', { name: new RegExp(`${run}-two`) }).click();
  await expect(lines.getByText('4', { exact: true })).toBeVisible();
  await page.getByRole('option', { name: new RegExp(`${run}-one`) }).click();
  await expect(lines.getByText('7', { exact: true })).toBeVisible();
  await page.getByRole('option', { name: new RegExp(`${run}-two`) }).click();
  await expect(lines.getByText('3', { exact: true })).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.getAll('var')).toEqual([`service:${run}-one`]);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(lines.getByText('7', { exact: true })).toBeVisible();
});

test('on a wall screen only the panels are left, and the next dashboard takes its turn', async ({
  page,
  request,
}) => {
  const first = await BoardPage.make(request, 'Wall one', TWO_TEXTS);
  const second = await BoardPage.make(request, 'Wall two', [
    BoardPage.text('p1', 'Other', { x: 0, y: 0, w: 4, h: 4 }),
  ]);
  await page.goto(`/dashboards/${first}?kiosk=2&next=${second}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Wall one' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Wall two' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Wall one' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get('kiosk')).toBeNull();
});

test('a dashboard that is not there is said to be missing', async ({ page }) => {
  await page.goto('/dashboards/nosuchboard');
  await expect(page.getByRole('heading', { name: 'There is no such dashboard' })).toBeVisible();
});

test('a ready-made dashboard is not changed, a copy is', async ({ page }) => {
  const board = new BoardPage(page);
  await board.open('ready-errors');
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Duplicate to edit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('(copy)');
  await expect(page.getByRole('button', { name: 'Done', exact: true })).toBeVisible();
});
