import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';
import { SavedPage } from './pages/saved-page';

const TEXTS = [BoardPage.text('p1', 'Words', { x: 0, y: 0, w: 4, h: 4 })];

test('a dashboard goes out as a file and comes in again as it was', async ({ page, request }) => {
  const name = `Travels ${crypto.randomUUID().slice(0, 8)}`;
  const id = await BoardPage.make(request, name, TEXTS, { description: 'A "quoted" – text' });
  const dashboards = new SavedPage(page, '/dashboards');
  await dashboards.open();
  const started = page.waitForEvent('download');
  await dashboards.more(name, 'Export as JSON');
  const download = await started;
  expect(download.suggestedFilename()).toBe(`${name}.dashboard.json`);
  const file = await download.path();

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import dashboards' });
  await dialog.getByLabel(/Choose JSON files/).setInputFiles({
    name: 'travels.json',
    mimeType: 'application/json',
    buffer: await readFile(file),
  });
  // A name that is taken is told, and another can be given.
  await expect(dialog.getByText('There is a dashboard of this name already')).toBeVisible();
  await dialog.getByLabel('Name of travels.json').fill(`${name} again`);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(dashboards.row(`${name} again`)).toBeVisible();

  await dashboards
    .row(`${name} again`)
    .getByRole('link', { name: `${name} again` })
    .click();
  await expect(page).toHaveURL(/\/dashboards\/\w+/);
  const board = new BoardPage(page);
  await expect(board.panel('Words')).toContainText('This is Words');
  const twin = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(await board.saved(twin)).toEqual({ ...(await board.saved(id)), name: `${name} again` });
});

test('what is wrong with a file is told at its place, and the good ones beside it go in', async ({
  page,
}) => {
  const name = `Good ${crypto.randomUUID().slice(0, 8)}`;
  const document = {
    ...{ format: 1, name, description: '', time: { from: 'now-1h', to: 'now' }, refreshSeconds: null },
    ...{ variables: [], attributes: [], panels: TEXTS },
  };
  const broken = { ...document, name: '', panels: [{ ...TEXTS[0], kind: 'pie' }] };
  const dashboards = new SavedPage(page, '/dashboards');
  await dashboards.open();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import dashboards' });
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  await dialog.getByLabel(/Choose JSON files/).setInputFiles([
    { name: 'broken.json', mimeType: 'application/json', buffer: json(broken) },
    { name: 'torn.json', mimeType: 'application/json', buffer: Buffer.from('{\n"format": 1,') },
    {
      name: 'grafana.json',
      mimeType: 'application/json',
      buffer: json({ schemaVersion: 39, title: 'x', panels: [] }),
    },
    { name: 'good.json', mimeType: 'application/json', buffer: json(document) },
  ]);
  const foreign = dialog.getByRole('list', { name: 'Problems of grafana.json' }).getByRole('listitem');
  await expect(foreign).toHaveText(/^This is a dashboard of Grafana, which cannot be read here\. Make a new/);
  const problems = dialog.getByRole('list', { name: 'Problems of broken.json' });
  await expect(problems.getByRole('listitem').filter({ hasText: 'name' }).first()).toBeVisible();
  await expect(problems.getByRole('listitem').filter({ hasText: 'panels.0.kind' })).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Problems of torn.json' })).toContainText('no JSON');
  await expect(dialog.getByText('3 cannot be imported.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dashboards.row(name)).toBeVisible();
});

test('a dashboard is made, put into a folder, duplicated, and all of the folder goes out as one file', async ({
  page,
}) => {
  const folder = `fab-${crypto.randomUUID().slice(0, 8)}`;
  const dashboards = new SavedPage(page, '/dashboards');
  await dashboards.open();
  await page.getByRole('button', { name: 'New dashboard' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New dashboard' });
  await dialog.getByLabel('Name').fill(`Errors of ${folder}`);
  await dialog.getByLabel('Folder').fill(folder);
  await dialog.getByRole('radio', { name: /^Errors/ }).check();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Errors of ${folder}`);

  await dashboards.open(`?folder=${folder}`);
  await dashboards.more(`Errors of ${folder}`, 'Duplicate');
  await expect(dashboards.rows).toHaveCount(2);
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: `Export the folder ${folder}` }).click();
  const { dashboards: held } = JSON.parse(await readFile(await (await started).path(), 'utf8'));
  expect(held.map((one: { folder: string }) => one.folder)).toEqual([folder, folder]);
});

test('files are dropped and texts pasted one after the other, and all of them go in', async ({ page }) => {
  const name = `Dropped ${crypto.randomUUID().slice(0, 8)}`;
  const document = (called: string) =>
    JSON.stringify({
      ...{ format: 1, name: called, description: '', time: { from: 'now-1h', to: 'now' } },
      ...{ refreshSeconds: null, variables: [], attributes: [], panels: TEXTS },
    });
  const dashboards = new SavedPage(page, '/dashboards');
  await dashboards.open();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import dashboards' });
  await dialog.getByText('Choose JSON files').evaluate((place, text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    for (const type of ['dragover', 'drop'])
      place.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, document(name));
  for (const called of [`${name} b`, `${name} c`]) {
    await dialog.getByLabel('Or paste JSON').fill(document(called));
    await dialog.getByRole('button', { name: 'Read it' }).click();
  }
  await expect(page.getByText('read it as logs'), 'no other place takes the file').toHaveCount(0);
  await dialog.getByRole('button', { name: 'Import 3', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  for (const called of [name, `${name} b`, `${name} c`])
    await expect(page.getByRole('link', { name: called, exact: true })).toBeVisible();
});
