import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';
import { seriousViolations } from './pages/serious-violations';

// Over: nothing that the demo or another test sends comes in between two looks. Others send errors of their own till now.
const HOUR_MS = 3_600_000;
const RANGE = `from=${Date.now() - 7 * HOUR_MS}&to=${Date.now() - HOUR_MS}`;

// Nothing fades, so that no colour is measured half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the numbers of a field: presence, quantiles, distribution, and a stretch of it as a filter', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await logs.open(`?${RANGE}&stat=latency_ms`);
  const panel = page.getByRole('region', { name: 'Statistics of latency_ms' });
  await expect(panel.getByText('In the result')).toBeVisible();
  await expect(panel).toContainText(/[\d,]+ of [\d,]+ logs/);
  const figure = async (name: string) =>
    Number(
      (
        (await panel
          .locator('dt', { hasText: new RegExp(`^(≈ )?${name}$`) })
          .locator('xpath=../dd')
          .textContent()) ?? ''
      ).replace(/,/g, ''),
    );
  const quantiles = [
    await figure('Min'),
    await figure('P50'),
    await figure('P95'),
    await figure('P99'),
    await figure('Max'),
  ];
  expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
  expect(quantiles[0]).toBeGreaterThan(0);
  await expect(panel.getByRole('img', { name: /^Distribution of latency_ms/ })).toBeVisible();

  await panel.getByRole('button', { name: 'Show the distribution as a table' }).click();
  const row = panel.getByRole('table').getByRole('button').first();
  const logsOfRow = Number(
    ((await panel.getByRole('row').nth(1).getByRole('cell').nth(1).textContent()) ?? '').replace(/\D/g, ''),
  );
  await row.click();
  await expect(logs.searchBar).toContainText(/latency_ms:\[[\d.]+ TO [\d.]+[}\]]/);
  await expect.poll(async () => Math.abs((await logs.total()) - logsOfRow)).toBeLessThanOrEqual(20);
  // Every log of the new result has the field: the panel tells of it.
  await expect(panel.locator('dt', { hasText: 'In the result' }).locator('xpath=../dd').first()).toHaveText(
    '100 %',
  );
  expect(await seriousViolations(page, 'aside')).toEqual([]);
});

test('the values of a field, opened from the list of fields: filter, exclude, close', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open(`?q=level%3AERROR&${RANGE}`);
  const group = page.getByRole('button', { name: /^service/ }).first();
  await expect(group).toBeVisible();
  await page.getByRole('button', { name: 'Statistics of service' }).click();
  await expect(page).toHaveURL(/stat=service/);
  const panel = page.getByRole('region', { name: 'Statistics of service' });
  const values = panel.getByRole('region', { name: 'Top values' }).getByRole('listitem');
  // Which service has most errors depends on the hour: at the busiest, others fail more often.
  const parser = values.filter({ hasText: 'stdf-parser' });
  await expect(parser).toBeVisible();
  await expect(panel).toContainText('Exact');
  const counts = (await values.locator('bdi + span').allTextContents()).map((text) =>
    Number(text.replace(/,/g, '')),
  );
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  const before = await values.count();
  await parser.getByRole('button', { name: /^Exclude/ }).click();
  await expect(logs.searchBar).toHaveText('level:ERROR AND -service:"stdf-parser"');
  await expect.poll(() => values.count()).toBe(before - 1);
  await panel.getByRole('button', { name: 'Close the statistics' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/stat=/);
});
