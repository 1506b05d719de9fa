import { expect, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';
import { sendLogs } from './pages/send-logs';

test('the lines around one are paged, filtered, and open in the list', async ({ page, request }) => {
  const service = `around-${Date.now()}`;
  const base = Date.now() - 5 * 60_000;
  await sendLogs(
    request,
    service,
    Array.from({ length: 201 }, (_, index) => ({
      atMs: base + index * 100,
      body: `${index % 10 === 0 ? 'timeout of' : 'parsed'} file ${index}`,
    })),
  );
  const logs = new LogsPage(page);
  await logs.open(`?q=${encodeURIComponent(`service:${service} AND "file 100"`)}`);
  await logs.rows.first().click();
  await page.getByRole('tab', { name: 'Around' }).click();
  const lines = page.getByRole('list', { name: /^Surrounding lines/ }).getByRole('listitem');
  await expect(lines).toHaveCount(41);
  const current = lines.locator('[aria-current="true"]');
  await expect(current).toContainText('timeout of file 100');
  await expect(current).toBeInViewport();
  await expect(lines.first()).toContainText('file 80');
  await expect(lines.last()).toContainText('file 120');

  // More on either side; what one reads stays where it is.
  await page.getByRole('button', { name: '20 older' }).scrollIntoViewIfNeeded();
  const mark = lines.filter({ hasText: 'file 85' });
  const y = (await mark.boundingBox())?.y;
  await page.getByRole('button', { name: '20 older' }).click();
  await expect(lines.first()).toContainText('file 60');
  expect(Math.abs(((await mark.boundingBox())?.y ?? 0) - (y ?? 0))).toBeLessThan(2);
  await page.getByRole('button', { name: '20 newer' }).click();
  await expect(lines.last()).toContainText('file 140');

  // Its own filter, in the language of the search bar, and its mistakes.
  const filter = page.getByLabel('Filter the surrounding lines');
  await filter.fill('level:');
  await expect(page.getByRole('complementary', { name: 'Log line' }).getByRole('status')).not.toBeEmpty();
  await filter.fill('timeout');
  await filter.press('Enter');
  await expect(lines).toHaveCount(21);
  await expect(lines.first()).toContainText('timeout of file 0');
  await expect(lines.first().locator('mark')).toHaveText('timeout');

  await page.getByRole('combobox', { name: 'Lines of' }).click();
  await page.getByRole('option', { name: /^Host/ }).click();
  await expect(lines).toHaveCount(21);

  await page.getByRole('button', { name: 'Show in list' }).click();
  await expect(page).toHaveURL(/at=/);
  await expect(logs.rows).toHaveCount(21);
  await expect(logs.rows.filter({ hasText: 'timeout of file 100' })).toHaveAttribute('aria-selected', 'true');
});
