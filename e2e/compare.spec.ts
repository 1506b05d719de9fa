import { expect, test } from '@playwright/test';

/** A comparison reads a thousand traces: on a busy machine that takes longer than other pages. */
const COMPARED = { timeout: 40_000 };

test('two traces: what explains the difference, both in one tree, the same for a colleague', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  // Over, so that all its spans are there. Whether the few newest traces have one of this root is chance.
  const params = { service: 'api-gateway', operation: 'POST /v1/predict', from: 'now-6h', to: 'now-2m' };
  const { traces } = await (await request.get('/api/traces/search', { params })).json();
  await page.goto('/traces/compare');
  await expect(page.getByText('Choose two traces')).toBeVisible();

  // One by its id, then from the list the slowest with the same root.
  await page.getByRole('button', { name: 'Choose trace A' }).click();
  const dialog = page.getByRole('dialog', { name: /Choose trace/ });
  await dialog.getByRole('textbox', { name: 'Trace id' }).fill(traces[0].traceId);
  await dialog.getByRole('button', { name: 'Take' }).click();
  await expect(page.getByRole('region', { name: 'Trace A' })).toContainText('api-gateway');
  await page.getByRole('button', { name: 'Choose trace B' }).click();
  await dialog.getByRole('button', { name: 'Slowest' }).click();
  await dialog.getByRole('listitem').first().click();

  const why = page.getByRole('region', { name: 'What explains the difference' });
  await expect(why.getByRole('heading')).toContainText(/B took .+ longer/);
  const rows = page.getByRole('treegrid', { name: 'Both traces' }).getByRole('row');
  await expect(rows.filter({ hasText: 'predict_yield' })).toHaveCount(1);
  const all = await rows.count();

  // The first reason leads to its row, with figures and the way into both timelines.
  const service = await why
    .getByRole('listitem')
    .getByRole('button')
    .first()
    .locator('.font-medium')
    .textContent();
  await why.getByRole('listitem').getByRole('button').first().click();
  const detail = page.getByRole('region', { name: 'Chosen operation' });
  await expect(detail).toContainText(service ?? '?');
  await expect(detail.getByRole('link', { name: 'In timeline of B' })).toHaveAttribute('href', /span=/);

  // Keys: the tree walks, closes and opens.
  const tree = page.getByRole('treegrid', { name: 'Both traces' });
  await tree.focus();
  await tree.press('Home');
  await tree.press('ArrowLeft');
  await expect(rows).toHaveCount(2);
  await tree.press('ArrowRight');
  await expect(rows).toHaveCount(all);

  await page.getByRole('checkbox', { name: 'Only differences' }).check();
  await expect(page).toHaveURL(/only=true/);
  const shown = await rows.count();
  const title = (await why.getByRole('heading').textContent()) ?? '';
  const fresh = await browser.newContext({ baseURL: baseURL ?? '' });
  const colleague = await fresh.newPage();
  await colleague.goto(page.url());
  await expect(colleague.getByRole('heading', { name: /B took/ })).toHaveText(title);
  await expect(colleague.getByRole('treegrid', { name: 'Both traces' }).getByRole('row')).toHaveCount(shown);
  await fresh.close();

  // Swapped, B is the faster one; back undoes it.
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(why.getByRole('heading')).toContainText('less');
  await page.goBack();
  await expect(why.getByRole('heading')).toHaveText(title);
});

test('a trace that is not stored is said, and can be replaced', async ({ page }) => {
  await page.goto('/traces/compare?a=ffffffffffffffffffffffffffffffff');
  const slot = page.getByRole('region', { name: 'Trace A' });
  await expect(slot.getByRole('alert')).toContainText('No span of this trace is stored');
  await expect(slot.getByRole('button', { name: 'Choose trace A' })).toBeVisible();
});

test('a release that is worse fails, and the planted cause is named', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  await page.goto('/traces/compare?mode=releases&from=now-12h');
  await page.getByRole('button', { name: /ml-model-serving 2\.0\.4 → 2\.1\.0/ }).click();

  const verdict = page.getByRole('region', { name: 'Release test' });
  await expect(verdict.getByRole('heading')).toHaveText('Fails the release test', COMPARED);
  const cause = verdict.getByRole('listitem').filter({ hasText: 'predict_yield' }).first();
  await expect(cause).toContainText('ml-model-serving');
  await expect(cause).toContainText(/Error rate .* most often “Feature <\*> missing for lot W-<\*>”/);
  await expect(verdict).toContainText('carried over from what it calls');

  // The row opens to both distributions and traces of each side.
  await page.getByRole('button', { name: /ml-model-serving predict_yield/ }).click();
  await expect(page.getByRole('img', { name: 'Durations of calls: 2.0.4 and 2.1.0' })).toBeVisible();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: '2.1.0' }).first()).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: 'Example traces' })
      .getByRole('link', { name: / failed$/ })
      .last(),
  ).toHaveAttribute('href', /\/traces\/[0-9a-f]{32}\?span=/);

  // The address shows anyone the same.
  const fresh = await browser.newContext({ baseURL: baseURL ?? '' });
  const colleague = await fresh.newPage();
  await colleague.goto(page.url());
  await expect(colleague.getByRole('region', { name: 'Release test' }).getByRole('heading')).toHaveText(
    'Fails the release test',
    COMPARED,
  );
  await fresh.close();

  // A pipeline gets the same verdict; a release against itself some hours earlier is no change.
  const answer = await request.get('/api/traces/compare', {
    params: {
      from: 'now-12h',
      baseline: 'service:ml-model-serving AND version:2.0.4',
      candidate: 'service:ml-model-serving AND version:2.1.0',
      maxP95Increase: '10%',
      maxErrorRateIncrease: '0.5pp',
    },
  });
  expect(answer.status()).toBe(200);
  const { verdict: said, causes } = await answer.json();
  expect(said).toBe('fail');
  expect(causes.map((one: { service: string }) => one.service)).toContain('ml-model-serving');
});

test('before and after a time asks for the time first, and takes date math', async ({ page }) => {
  await page.goto('/traces/compare?mode=time');
  await page.getByRole('textbox', { name: 'What changed at' }).fill('yesterdayish');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Write ISO 8601' })).toBeVisible();
  await page.getByRole('textbox', { name: 'What changed at' }).fill('now-6h');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Baseline: Before' })).toContainText('traces', COMPARED);
  await expect(page.getByRole('rowheader').filter({ hasText: 'predict_yield' })).toBeVisible();
});

test('the critical path of a box names its operations whole', async ({ page }) => {
  const [from, to] = [Date.now() - 6 * 3_600_000, Date.now() - 60_000];
  await page.goto(
    `/traces?q=root.service%3Aapi&from=${from}&to=${to}&pane=path&box=${from}_${to}_1000000000_9000000000`,
  );
  const table = page.getByRole('region', { name: 'Operations on the critical path' });
  const select = table
    .getByRole('rowheader', { name: 'database SELECT die_results' })
    .locator('[title]')
    .last();
  await expect(select).toBeVisible(COMPARED);
  const { scrolled, seen } = await select.evaluate((one) => ({
    scrolled: one.scrollWidth,
    seen: one.clientWidth,
  }));
  expect(scrolled).toBeLessThanOrEqual(seen);
});
