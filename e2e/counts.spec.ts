import { expect, type Page, test } from '@playwright/test';
import { LogsPage } from './pages/logs-page';

// Demo data is counted exactly at once: what an estimate looks like is shown with answers of the API changed on the way.
interface Answer {
  total: number;
  estimate: { sampled: number; relativeError: number; bucketError: number } | null;
}

/** Makes every fast count an estimate, and gives exact counts the answer of `exact`. */
async function estimate(page: Page, exact: 'late' | 'timeout'): Promise<{ release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/logs/histogram?*', async (route) => {
    const isFast = new URL(route.request().url()).searchParams.get('precision') === 'fast';
    if (!isFast) await released;
    if (!isFast && exact === 'timeout') {
      const error = { code: 'timeout', message: 'The search took too long.', requestId: 'e2e' };
      await route.fulfill({ status: 504, json: { error } }).catch(() => undefined);
      return;
    }
    const response = await route.fetch();
    const answer = (await response.json()) as Answer;
    if (isFast) {
      answer.total = 1_234_000;
      answer.estimate = { sampled: 40_960, relativeError: 0.008, bucketError: 0.09 };
    }
    await route.fulfill({ response, json: answer }).catch(() => undefined);
  });
  return { release };
}

// A live view may have just asked again when its test ends.
test.afterEach(async ({ page }) => await page.unrouteAll({ behavior: 'ignoreErrors' }));

test('an estimate is marked with its error and becomes exact in place', async ({ page }) => {
  const { release } = await estimate(page, 'late');
  const logs = new LogsPage(page);
  await logs.open('?from=now-1h');
  await expect(page.getByText('≈ 1.23M ± 0.8 % logs')).toBeVisible();
  await expect(page.getByText('pale bars are estimated, ± 9.0 % each')).toBeVisible();
  await expect(page.getByText('counting', { exact: true })).toBeVisible();
  const top = await logs.rows.first().boundingBox();

  release();
  await expect(page.getByText('≈ 1.23M ± 0.8 % logs')).toHaveCount(0);
  expect(await logs.total()).toBeGreaterThan(100);
  await expect(page.getByText(/pale bars/)).toHaveCount(0);
  // Nothing moved.
  expect((await logs.rows.first().boundingBox())?.y).toBe(top?.y);
});

test('an exact count can be stopped and asked for again', async ({ page }) => {
  const { release } = await estimate(page, 'late');
  await new LogsPage(page).open('?from=now-1h');
  await page.getByRole('button', { name: 'Stop counting exactly' }).click();
  await expect(page.getByText('≈ 1.23M ± 0.8 % logs')).toBeVisible();
  release();
  await page.getByRole('button', { name: /^Count exactly/ }).click();
  await expect(page.getByText('≈ 1.23M ± 0.8 % logs')).toHaveCount(0);
});

test('where there is no time to count, the estimate stays and says why', async ({ page }) => {
  const { release } = await estimate(page, 'timeout');
  const logs = new LogsPage(page);
  await logs.open('?from=now-1h');
  // While the lines take long, "Searching …" stands in the place of the count.
  await expect(logs.rows.first()).toBeVisible();
  release();
  const again = page.getByRole('button', { name: /^Count exactly/ });
  await again.hover();
  await expect(page.getByRole('tooltip')).toContainText('A shorter time range');
  await expect(page.getByText('≈ 1.23M ± 0.8 % logs')).toBeVisible();
});

test('what moves with a live tail stays an estimate: exact counts would never end', async ({ page }) => {
  await estimate(page, 'timeout');
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/logs/histogram') asked.push(url.searchParams.get('precision'));
  });
  await new LogsPage(page).open('?from=now-1h&live=true');
  await expect(page.getByText('≈ 1.23M ± 0.8 % logs')).toBeVisible();
  await expect.poll(() => asked.length, { timeout: 15_000 }).toBeGreaterThan(1);
  expect(asked).not.toContain('exact');
  await expect(page.getByText('≈ 1.23M ± 0.8 % logs')).toBeVisible();
  await expect(page.getByRole('button', { name: /exactly/ })).toHaveCount(0);
});

test('where a mistake leaves no chart, its place says why', async ({ page }) => {
  await page.goto('/logs?q=%2F(%2F');
  await expect(page.getByText('No chart until the query can be read.')).toBeVisible();
});
