import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

// Half an hour that is over: nothing comes in while the test counts.
const HOUR_MS = 3_600_000;
const END_MS = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS;
const RANGE = `from=${new Date(END_MS - HOUR_MS / 2).toISOString()}&to=${new Date(END_MS).toISOString()}`;

test('lines grouped by pattern: the counts make up the total, one click filters, excludes, opens an example', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await logs.open(`?${RANGE}`);
  const total = await logs.total();
  await page.getByRole('tab', { name: 'Patterns' }).click();
  await expect(page).toHaveURL(/pane=patterns/);
  const rows = page.locator('[data-pattern]');
  await expect(page.getByText(/lines, all read$/)).toBeVisible();
  expect(await rows.count()).toBeGreaterThan(5);

  // Every line is in one pattern.
  const answer = await page.request.get(`/api/logs/patterns?${RANGE}`);
  const { patterns, rest, unread } = await answer.json();
  const counted = patterns.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  expect(counted + rest.count + unread).toBe(total);

  // A variable says what it stands for, a pattern what its lines are.
  const row = rows.filter({ hasText: 'features for lot' }).first();
  await row.click();
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect(
    page.getByRole('region', { name: 'Values of the variables' }).getByText(/after/).first(),
  ).toBeVisible();

  // An example opens the very line.
  const example = page.locator('[data-example]').first();
  const id = await example.getAttribute('data-example');
  await example.click();
  await expect.poll(() => new URL(page.url()).searchParams.get('log')).toBe(id);
  await expect(
    page.getByRole('complementary', { name: 'Log line' }).or(page.getByLabel('Log line')).first(),
  ).toContainText('features for lot');
  await page.keyboard.press('Escape');

  // Only these: as many lines as the pattern had.
  const shown = Number(await row.locator('[data-count]').getAttribute('data-count'));
  await page.getByRole('button', { name: 'Show only these' }).click();
  await expect(logs.searchBar).toContainText('message:/^Fetched');
  await expect(page.getByText(/^1 pattern$/)).toBeVisible();
  await expect.poll(() => logs.total()).toBe(shown);

  // Without these: that pattern is gone, the others are not.
  await page.goBack();
  // The pattern stands in both views: what is pressed is for the one gone back to.
  await expect(page.getByText(/^1 pattern$/)).toHaveCount(0);
  await expect(logs.searchBar).not.toContainText('message:/^Fetched');
  await expect(rows.filter({ hasText: 'features for lot' }).first()).toBeVisible();
  const before = await rows.count();
  await rows.filter({ hasText: 'features for lot' }).first().focus();
  await page.keyboard.press('-');
  await expect(logs.searchBar).toContainText('-message:/^Fetched');
  await expect(rows.filter({ hasText: 'features for lot' })).toHaveCount(0);
  expect(await rows.count()).toBeGreaterThan(Math.min(5, before - 2));
});
