import { expect, type Page, test } from '@playwright/test';
import { BoardPage } from './pages/board-page';

// What is on its way when a walk ends is nobody's fault.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const NEEDS = [
  { name: 'dies', source: 'logs', about: 'Dies on the map' },
  { name: 'wafer_lot', source: 'spans', about: 'The lot whose map is drawn' },
] as const;

/** What the store has is the answer's alone here: all walks share one store, which has everything. */
async function answerAttributes(page: Page, found: () => boolean): Promise<void> {
  await page.route('**/api/dashboards/ready-wafer-map/attributes*', (route) =>
    route.fulfill({
      json: {
        attributes: NEEDS.map((need) => ({
          ...need,
          mappedTo: null,
          found: found(),
          records: found() ? 5 : 0,
          estimated: false,
          like: found() || need.source === 'logs' ? [] : ['wafer.lot'],
        })),
        names: { logs: ['die.count'], spans: ['wafer.lot'] },
        range: { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' },
      },
    }),
  );
}

test('a ready-made dashboard says what to send, and that it has arrived', async ({ page }) => {
  let found = false;
  await answerAttributes(page, () => found);
  const board = new BoardPage(page);
  await board.open('ready-wafer-map');
  const notice = page.getByRole('region', { name: 'Attributes of this dashboard' });
  await expect(notice).toContainText('This store has none of what the dashboard shows');
  await notice.getByRole('button', { name: 'What to send' }).click();
  const dialog = page.getByRole('dialog', { name: 'What to send' });
  const example = dialog.getByRole('figure');
  await expect(example).toContainText(`curl ${new URL(page.url()).protocol}//`);
  await expect(example).toContainText('"key":"dies","value":{"intValue":"642"}');
  await expect(dialog.getByRole('status')).toHaveText('Waiting: 0 of 2 attributes are there');
  found = true;
  await expect(dialog.getByRole('status')).toHaveText('All of it has arrived.');
  await dialog.getByRole('button', { name: 'Show the panels' }).click();
  await expect(notice).toHaveCount(0);
});

test('names of a ready-made dashboard are chosen in one dialog, of logs and spans apart', async ({
  page,
}) => {
  await answerAttributes(page, () => false);
  let sent: unknown = null;
  await page.route('**/api/dashboards/ready-wafer-map/mapping', async (route) => {
    sent = route.request().postDataJSON();
    const error = { code: 'bad_request', message: 'Not today', requestId: 'x' };
    await route.fulfill({ status: 400, json: { error } });
  });
  const board = new BoardPage(page);
  await board.open('ready-wafer-map');
  await page.getByRole('button', { name: 'It has another name' }).click();
  const dialog = page.getByRole('dialog', { name: 'Names of attributes' });
  await dialog.getByRole('button', { name: 'wafer.lot', exact: true }).click();
  await expect(dialog.getByLabel('Other name of wafer_lot on spans')).toHaveValue('wafer.lot');
  await dialog.getByLabel('Other name of dies on logs').fill('die.count');
  await dialog.getByRole('button', { name: 'Use these names' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Not today');
  expect(sent).toEqual({ mapping: { 'logs:dies': 'die.count', 'spans:wafer_lot': 'wafer.lot' } });
  await expect(dialog.getByLabel('Other name of dies on logs')).toHaveValue('die.count');
});
