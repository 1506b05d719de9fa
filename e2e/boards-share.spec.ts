import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { sendLogs } from './pages/send-logs';
import { seriousViolations } from './pages/serious-violations';

/** A board of a number and a text over 12 lines of its own. */
async function countedBoard(request: APIRequestContext): Promise<string> {
  const service = `shared-${crypto.randomUUID().slice(0, 8)}`;
  const startMs = Date.now() - 10 * 60_000;
  const lines = Array.from({ length: 12 }, (_, at) => ({ atMs: startMs + at * 1_000, body: `line ${at}` }));
  await sendLogs(request, service, lines);
  return await BoardPage.make(request, `Shared ${service}`, [
    {
      ...BoardPage.panel('p1', 'Lines', { x: 0, y: 0, w: 4, h: 4 }, [
        BoardPage.query(`service:"${service}"`),
      ]),
      kind: 'number',
      trend: false,
    },
    BoardPage.text('p2', 'Words', { x: 4, y: 0, w: 4, h: 4 }),
  ]);
}

async function share(request: APIRequestContext, id: string): Promise<{ path: string; id: string }> {
  const data = { name: 'A test', expiresAt: null, allow: { time: false, variables: false } };
  const answer = await request.post(`/api/dashboards/${id}/shares`, { data });
  expect(answer.status()).toBe(201);
  const { path, share: made } = await answer.json();
  return { path, id: made.id };
}

test('a link is made, shows a stranger the board and nothing else, and is taken back', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const id = await countedBoard(request);
  await new BoardPage(page).open(id);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: /^Share/ });
  await dialog.getByLabel('For whom').fill('The test hall');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = new URL(await dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue());
  await expect(dialog.getByRole('listitem').filter({ hasText: 'The test hall' })).toContainText(
    'never opened',
  );

  // Nothing fades, so that no colour is measured half way.
  const fresh = await browser.newContext({ baseURL: baseURL ?? '', reducedMotion: 'reduce' });
  const stranger = await fresh.newPage();
  await stranger.goto(link.pathname);
  const board = new BoardPage(stranger);
  await expect(board.panel('Lines').getByText('12', { exact: true })).toBeVisible();
  await expect(board.panel('Words')).toContainText('This is Words');
  await expect(stranger.getByRole('navigation')).toHaveCount(0);
  await expect(stranger.getByRole('link')).toHaveCount(0);
  await expect(stranger.getByRole('button', { name: /^Time range/ })).toHaveCount(0);
  expect(await seriousViolations(stranger)).toEqual([]);

  await dialog.getByRole('button', { name: 'Revoke The test hall' }).click();
  await dialog.getByRole('button', { name: 'Really revoke The test hall' }).click();
  await expect(dialog.getByText('There are none')).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
  await stranger.goto('/shared/nobody-has-this');
  await expect(stranger.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
  await fresh.close();
});

test('an embed stands in a page of another origin, in the theme asked for', async ({
  page,
  request,
  baseURL,
}) => {
  const id = await countedBoard(request);
  const { path } = await share(request, id);
  const src = `${baseURL}${path}?embed=1&theme=light`;
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' });
    answer.end(
      `<!doctype html><title>Another site</title><iframe src="${src}" title="Board" width="900" height="500"></iframe>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const frame = page.frameLocator('iframe');
    const lines = frame.locator('section[data-panel]').filter({ hasText: 'Lines' });
    await expect(lines.getByText('12', { exact: true })).toBeVisible();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect(frame.getByText('Read-only')).toHaveCount(0);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('a link that is taken back while it is open shows nothing more as soon as a panel asks', async ({
  page,
  request,
}) => {
  const id = await countedBoard(request);
  const data = { name: '', expiresAt: null, allow: { time: true, variables: false } };
  const { path, share: made } = await (await request.post(`/api/dashboards/${id}/shares`, { data })).json();
  await page.goto(path);
  await expect(new BoardPage(page).panel('Lines').getByText('12', { exact: true })).toBeVisible();
  expect((await request.delete(`/api/dashboards/${id}/shares/${made.id}`)).status()).toBe(204);
  await page.getByRole('button', { name: /^Time range/ }).click();
  await page.getByRole('button', { name: 'Last 12 h', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
});

test('a link that is over opens nothing, in a frame neither; an open one notices by itself', async ({
  page,
  request,
}) => {
  const id = await countedBoard(request);
  const open = await share(request, id);
  // The page is told that its link ends in a moment, and it is taken back meanwhile: it asks again by itself.
  await page.route(`**/api${open.path}`, async (route) => {
    const answer = await route.fetch();
    if (!answer.ok()) return await route.fulfill({ response: answer });
    const json = { ...(await answer.json()), expiresAt: new Date(Date.now() + 1_500).toISOString() };
    await request.delete(`/api/dashboards/${id}/shares/${open.id}`);
    await route.fulfill({ response: answer, json });
  });
  await page.goto(open.path);
  await expect(page.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });

  const data = {
    name: 'Short',
    expiresAt: new Date(Date.now() + 5_000).toISOString(),
    allow: { time: false, variables: false },
  };
  const { path } = await (await request.post(`/api/dashboards/${id}/shares`, { data })).json();
  await expect.poll(async () => (await request.get(`/api${path}`)).status()).toBe(404);
  for (const search of ['', '?embed=1', '?embed=1&ground=transparent']) {
    await page.goto(`${path}${search}`);
    await expect(page.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
    await expect(page.getByText('Lines')).toHaveCount(0);
  }
  // Nor does it answer for a panel; the list of links says that it has ended.
  const asked = await request.post(`/api${path}/panels/p1`, { data: { kind: 'query' } });
  expect(asked.status()).toBe(404);
  await new BoardPage(page).open(id);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Short' })).toContainText(
    'ended',
  );
});

test('an embed on a clear ground lets the page around it show through, and has no header', async ({
  page,
  request,
  baseURL,
}) => {
  const id = await countedBoard(request);
  const { path } = await share(request, id);
  const src = `${baseURL}${path}?embed=1&ground=transparent&theme=dark`;
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' });
    answer.end(
      `<!doctype html><title>Another site</title><body style="margin:0;background:rgb(200,0,100)"><iframe src="${src}" title="Board" style="border:0" width="900" height="600"></iframe>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const frame = page.frameLocator('iframe');
    await expect(
      frame.locator('section[data-panel]').filter({ hasText: 'Lines' }).getByText('12', { exact: true }),
    ).toBeVisible();
    await expect(frame.getByRole('banner')).toHaveCount(0);
    await expect(frame.getByText('Read-only')).toHaveCount(0);
    // Below the panels there is nothing of ours: the page around is seen.
    const clip = { x: 880, y: 580, width: 4, height: 4 };
    const seen = await page.screenshot({ clip });
    const around = await page.screenshot({ clip: { ...clip, x: 950 } });
    expect(seen.equals(around)).toBe(true);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('a part whose code is gone, as after an update of the server, says so and leaves the board as it is', async ({
  page,
  request,
}) => {
  const id = await countedBoard(request);
  await new BoardPage(page).open(id);
  await expect(page.getByRole('region', { name: 'Lines' })).toContainText('12');
  await page.route('**/_next/static/**', (route) => route.abort());
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: /^Share/ });
  await expect(dialog.getByRole('alert')).toContainText('This part could not be loaded');
  await expect(dialog.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Lines' })).toContainText('12');
  await page.unroute('**/_next/static/**');
  await page.reload();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  await expect(dialog.getByLabel('For whom')).toBeVisible();
});
