import { expect, test } from '@playwright/test';

// Fixed ends, long enough ago that nothing of them is still on its way: page and API are asked for the same.
const to = new Date(Math.floor(Date.now() / 60_000 - 2) * 60_000);
const RANGE = `from=${new Date(to.getTime() - 6 * 3_600_000).toISOString()}&to=${to.toISOString()}`;
const FAILING = 's3-download';

interface Red {
  count: number;
  errors: number;
}

test('the list agrees with its API, the failing service stands out, and the way back keeps the list', async ({
  page,
}) => {
  // Other tests may send a service of their own meanwhile: the page's own answer is what it must show.
  const asked = page.waitForResponse(/\/api\/services\?/);
  await page.goto(`/services?${RANGE}`);
  const answer: { services: { name: string; figures: (Red & { errorRate: number }) | null }[] } = await (
    await asked
  ).json();
  const failing = answer.services.find(({ name }) => name === FAILING)?.figures;
  const table = page.getByRole('table', { name: 'Services' });
  const row = (name: string) =>
    table.getByRole('row').filter({ has: page.locator(`[data-service="${name}"]`) });
  await expect(page.getByText(`${answer.services.length} services`)).toBeVisible();
  // Sorted by errors, what fails most is on top; what has no figure is not.
  await table.getByRole('button', { name: 'Errors', exact: true }).click();
  const worst = answer.services
    .filter(({ figures }) => figures !== null)
    .sort((a, b) => (b.figures?.errorRate ?? 0) - (a.figures?.errorRate ?? 0));
  const highest = worst.filter(({ figures }) => figures?.errorRate === worst[0]?.figures?.errorRate);
  await expect(page).toHaveURL(/sort=errorRate/);
  const top = table.locator('[data-row="0"]');
  const names = highest.map(({ name }) => name);
  await expect.poll(async () => names.includes((await top.textContent()) ?? '')).toBe(true);

  // Found by part of its name, opened by key, and back to the very same list.
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Find a service' })).toBeFocused();
  await page.keyboard.type('s3-down');
  await expect(table.locator('[data-row]')).toHaveCount(1);
  // Alone it is in sight, however many services of other tests fail more often.
  await expect(row(FAILING)).toContainText(`${Math.round((failing?.errorRate ?? 0) * 100)} %`);
  await expect(row(FAILING)).toContainText('many errors');
  await expect(row(FAILING).getByTitle(failedText(failing))).toBeVisible();
  await expect(page).toHaveURL(/[?&]find=s3-down(&|$)/);
  const list = page.url();
  await page.getByRole('searchbox', { name: 'Find a service' }).blur();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: FAILING })).toBeVisible();
  await page.goBack();
  await expect(table.locator('[data-row]')).toHaveCount(1);
  await expect(page).toHaveURL(list);
});

test('a service tells what it does, with whom, and what fails in it', async ({ page }) => {
  await page.goto(`/services/${FAILING}?${RANGE}`);
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(part('Calls')).toContainText('stdf-parser');
  await expect(part('Called by')).toContainText('aws_sqs');
  await expect(part('Failures')).toContainText('Voltage out of range');
  await expect(part('Slowest spans').getByRole('listitem').first()).toContainText('process_stdf_file');

  // An operation narrows the page, an interval of a chart lists its traces; both are in the address.
  await part('Operations')
    .getByRole('button', { name: /^process_stdf_file/ })
    .click();
  await expect(page.getByRole('button', { name: 'All operations' })).toBeVisible();
  const rate = page.getByRole('slider', { name: /^Rate\./ });
  await rate.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const traces = page.getByRole('region', { name: /^Traces of / });
  await expect(traces.getByRole('link', { name: /process_stdf_file/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/operation=process_stdf_file.*at=/);
  await page.goBack();
  await expect(traces).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'All operations' })).toBeHidden();

  // A slow span opens its trace at the span.
  await part('Slowest spans')
    .getByRole('link', { name: /process_stdf_file/ })
    .first()
    .click();
  await expect(page.locator('[role="row"][aria-selected="true"]')).toContainText('process_stdf_file');
});

test('the map shows who calls whom, narrows, and leads from a call to its traces', async ({ page }) => {
  // The page's own answer here too: the map has every service that sent anything, those of other tests as well.
  const asked = page.waitForResponse(/\/api\/services\/map\?/);
  await page.goto(`/services/map?${RANGE}`);
  const answer: { nodes: { service: string }[]; edges: (Red & { from: string; to: string })[] } = await (
    await asked
  ).json();
  const nodes = page.locator('svg [data-node]');
  await expect(nodes).toHaveCount(answer.nodes.length);
  // Told, not counted in the picture: among services that all call each other most edges wait for the pointer.
  const edgeCount = `${answer.edges.length.toLocaleString('en')} edges`;
  await expect(page.getByText(`${answer.nodes.length} nodes, ${edgeCount}`)).toBeVisible();

  // Around one service, one step away and callees only.
  await page.getByRole('combobox', { name: 'Find a service on the map' }).fill('s3-download');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Service on the map' });
  await panel.getByRole('button', { name: 'Focus here' }).click();
  await page.getByRole('group', { name: 'Steps away from it' }).getByRole('button', { name: '1' }).click();
  await page.getByRole('group', { name: 'Direction' }).getByRole('button', { name: 'Callees' }).click();
  const callees = new Set(answer.edges.filter(({ from }) => from === FAILING).map((edge) => edge.to));
  await expect(nodes).toHaveCount(new Set([FAILING, ...callees]).size);
  await expect(page).toHaveURL(/direction=callees/);
  const narrowed = page.url();

  // The table says the same, for those who read.
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const row = page
    .getByRole('table', { name: 'Calls between services' })
    .getByRole('row', { name: /s3-download stdf-parser/ });
  const call = answer.edges.find(({ from, to: callee }) => from === FAILING && callee === 'stdf-parser');
  await expect(row.getByTitle(failedText(call))).toBeVisible();
  await page.goBack();

  // From the call to the traces that hold it, and back.
  await panel.getByRole('button', { name: /stdf-parser/ }).click();
  await page.getByRole('link', { name: 'Its traces' }).click();
  await expect(page).toHaveURL(/\/traces\?/);
  expect(new URL(page.url()).searchParams.get('q')).toBe(
    'parent{service:"s3-download"} > child{service:"stdf-parser"}',
  );
  await expect(page.getByRole('list', { name: 'Traces' }).getByRole('listitem').first()).toContainText(
    FAILING,
  );
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(narrowed);
  await expect(panel).toBeVisible();
});

function failedText(red: Red | null | undefined): string {
  return `${red?.errors.toLocaleString('en-US')} of ${red?.count.toLocaleString('en-US')} failed`;
}
