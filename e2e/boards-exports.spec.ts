import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { sendLogs } from './pages/send-logs';

// As a spreadsheet would run it, and one of these in a name.
const LOTS = { '=1+1': 3, 'lot-b': 9, 'lot, "c"': 5 };

/** A dashboard over lines of a service of its own, at times that stand still. */
async function makeBoard(page: Page): Promise<BoardPage> {
  const { request } = page;
  const service = `exports-${crypto.randomUUID().slice(0, 8)}`;
  const fromMs = Math.floor(Date.now() / 60_000) * 60_000 - 30 * 60_000;
  const lots = Object.entries(LOTS).flatMap(([lot, count]) => Array.from({ length: count }, () => lot));
  await sendLogs(
    request,
    service,
    lots.map((lot, index) => ({
      atMs: fromMs + 30_000 + index * 20_000,
      body: `tested ${lot}`,
      attributes: { lot, seconds: index + 1 },
    })),
  );
  const query = BoardPage.query(`service:${service}`, { by: ['lot'], stepMs: 120_000 });
  const total = BoardPage.query(`service:${service}`, {
    measure: { fn: 'sum', field: 'seconds' },
    format: { unit: 's', suffix: '', decimals: null },
  });
  const id = await BoardPage.make(
    request,
    'Exports',
    [
      { ...BoardPage.panel('top', 'Lots', { x: 0, y: 0, w: 4, h: 6 }, [query]), kind: 'top' },
      {
        ...BoardPage.panel('bars', 'Lots over time', { x: 4, y: 0, w: 8, h: 8 }, [query]),
        kind: 'timeseries',
        draw: 'stacked-bars',
        axis: { label: '', min: null, max: null, scale: 'linear' },
        legend: { shown: true, values: ['total'] },
      },
      {
        ...BoardPage.panel('sum', 'Seconds in all', { x: 0, y: 6, w: 4, h: 4 }, [total]),
        kind: 'number',
        trend: false,
      },
    ],
    {
      time: {
        from: new Date(fromMs).toISOString(),
        to: new Date(fromMs + 10 * 60_000).toISOString(),
      },
    },
  );
  const board = new BoardPage(page);
  await board.open(id);
  await expect(board.panel('Lots').getByRole('listitem')).toHaveCount(3);
  return board;
}

async function save(board: BoardPage, title: string, item: string): Promise<Download> {
  const [file] = await Promise.all([board.page.waitForEvent('download'), board.menu(title, item)]);
  return file;
}

async function csvOf(board: BoardPage, title: string): Promise<string[]> {
  const file = await save(board, title, 'Save as CSV');
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  return (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
}

test('the CSV of a panel holds the numbers that it shows, and runs in no spreadsheet', async ({ page }) => {
  const board = await makeBoard(page);
  expect(await csvOf(board, 'Lots')).toEqual(['group,Count', 'lot-b,9', '"lot, ""c""",5', "'=1+1,3"]);
  for (const [lot, count] of Object.entries(LOTS)) {
    const row = board.panel('Lots').getByRole('listitem').filter({ hasText: lot });
    await expect(row).toContainText(String(count));
  }

  const [head, ...rows] = await csvOf(board, 'Lots over time');
  expect(head).toBe(`time,lot-b,"lot, ""c""",'=1+1`);
  const sums = [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + Number(row.split(',')[column]), 0));
  expect(sums).toEqual([9, 5, 3]);

  const shown = board.panel('Seconds in all').locator('[data-state=shown]').getByRole('button').first();
  // In a unit of its own; the file has the number as it is measured, and says in what.
  await expect(shown).toHaveText(/^2\.55\s*min$/);
  expect(await csvOf(board, 'Seconds in all')).toEqual(['group,Sum of seconds (s)', 'Sum of seconds,153']);
});

test('a chart stands as a table too, with the same numbers', async ({ page }) => {
  const board = await makeBoard(page);
  await board.menu('Lots over time', 'Show as a table');
  const table = board.panel('Lots over time').getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText(['Time', 'lot-b', 'lot, "c"', '=1+1']);
  const [, ...rows] = await csvOf(board, 'Lots over time');
  expect(rows.length).toBeGreaterThan(3);
  // The newest first.
  for (const [index, row] of rows.toReversed().entries()) {
    const cells = table
      .getByRole('row')
      .nth(index + 1)
      .getByRole('cell');
    expect((await cells.allTextContents()).slice(1)).toEqual(row.split(',').slice(1));
  }
});

test('the PNG of a panel is its picture, with title and query, on the ground of the theme', async ({
  page,
}) => {
  const board = await makeBoard(page);
  const body = board.panel('Lots over time').locator('[data-state=shown]');
  await expect(body.getByRole('slider')).toBeVisible();
  const box = await body.boundingBox();
  const file = await save(board, 'Lots over time', 'Save as PNG');
  expect(file.suggestedFilename()).toMatch(/^Lots-over-time-.*\.png$/);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');

  const seen = await page.evaluate(async (base64) => {
    const png = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([png], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const ground = context.getImageData(2, 2, 1, 1).data;
    /** Share of a stretch of rows that is not the ground. */
    const drawn = (from: number, to: number) => {
      const { data } = context.getImageData(0, from, bitmap.width, Math.max(1, to - from));
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        const far = [0, 1, 2].some((part) => Math.abs((data[at + part] ?? 0) - (ground[part] ?? 0)) > 24);
        if (far) count++;
      }
      return count / (data.length / 4);
    };
    const { width, height } = bitmap;
    return {
      width,
      height,
      ground: [...ground.slice(0, 3)],
      title: drawn(28, 76),
      picture: drawn(Math.round(height * 0.2), Math.round(height * 0.8)),
      query: drawn(height - 60, height - 20),
    };
  }, bytes.toString('base64'));
  expect(seen.width).toBeGreaterThanOrEqual(2 * (box?.width ?? 0));
  expect(seen.height).toBeGreaterThan(2 * (box?.height ?? 0));
  expect(seen.title).toBeGreaterThan(0.002);
  expect(seen.picture).toBeGreaterThan(0.02);
  expect(seen.query).toBeGreaterThan(0.002);
  const theme = await page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--color-surface');
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
  expect(seen.ground).toEqual(theme);
});
