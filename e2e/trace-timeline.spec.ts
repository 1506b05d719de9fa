import { type APIRequestContext, expect, test } from '@playwright/test';
import { TracePage } from './pages/trace-page';

const MS = 1_000_000n;
const id = (n: number) => (n + 1).toString(16).padStart(16, '0');

interface Sent {
  n: number;
  parent?: number;
  name: string;
  /** Milliseconds after the trace's start. */
  at: number;
  ms: number;
  kind?: number;
  status?: number;
  attributes?: { key: string; value: { stringValue: string } }[];
}

/** Stores one trace, each service's spans on a host of its own. */
async function sendTrace(request: APIRequestContext, services: Record<string, Sent[]>): Promise<string> {
  const traceId = `${Date.now().toString(16)}${Math.floor(Math.random() * 1e6).toString(16)}`.padStart(
    32,
    'd',
  );
  const base = BigInt(Date.now() - 120_000) * MS;
  const ns = (ms: number) => String(base + BigInt(Math.round(ms * 1e6)));
  const resourceSpans = Object.entries(services).map(([service, spans]) => ({
    resource: {
      attributes: [
        { key: 'service.name', value: { stringValue: service } },
        { key: 'host.name', value: { stringValue: `host-of-${service}` } },
      ],
    },
    scopeSpans: [
      {
        spans: spans.map(({ n, parent, name, at, ms, kind = 1, status = 0, attributes = [] }) => ({
          traceId,
          spanId: id(n),
          ...(parent === undefined ? {} : { parentSpanId: id(parent) }),
          ...{ name, kind, attributes },
          startTimeUnixNano: ns(at),
          endTimeUnixNano: ns(at + ms),
          status: { code: status },
        })),
      },
    ],
  }));
  const answer = await request.post('/v1/traces', { data: { resourceSpans } });
  expect(answer.status()).toBe(200);
  return traceId;
}

const queries = (count: number): Sent[] =>
  Array.from({ length: count }, (_, k) => ({
    ...{ n: 10 + k, parent: 0, name: 'SELECT', at: 20 + k * 10, ms: 1 + k, kind: 3 },
    status: k === 4 ? 2 : 0,
    attributes: [{ key: 'shard', value: { stringValue: `shard-${k % 3}` } }],
  }));

test('repeated siblings are one row that opens; short spans are hidden and counted', async ({
  page,
  request,
}) => {
  const traceId = await sendTrace(request, {
    shop: [
      { n: 0, name: 'checkout', at: 0, ms: 400, kind: 2 },
      { n: 1, parent: 0, name: 'render', at: 300, ms: 80 },
    ],
    store: queries(12),
  });
  await page.goto(`/traces/${traceId}`);
  const trace = new TracePage(page);
  const folded = page.locator('[data-fold]');
  await expect(folded).toHaveCount(1);
  await expect(folded).toContainText('12×');
  await expect(folded).toContainText('Σ 78 ms');
  await expect(folded).toContainText('1 failed');
  await expect(trace.spans).toHaveCount(3);

  await folded.click();
  await expect(trace.spans).toHaveCount(15);
  await expect(page).toHaveURL(/unfold=/);
  await page.goto(`/traces/${traceId}?fold=false&min=6000000`);
  // The failed one (5 ms) stays, five shorter ones go.
  await expect(page.getByText('4 hidden')).toBeVisible();
  await expect(trace.spans).toHaveCount(10);
  await page.getByRole('button', { name: /hidden/ }).click();
  await expect(trace.spans).toHaveCount(14);
});

test('a link to a folded span opens its row; keys move, fold, close and show the detail in the rows', async ({
  page,
  request,
}) => {
  const traceId = await sendTrace(request, {
    shop: [
      { n: 0, name: 'checkout', at: 0, ms: 400, kind: 2 },
      { n: 1, parent: 0, name: 'render', at: 300, ms: 80 },
    ],
    store: queries(6),
  });
  await page.goto(`/traces/${traceId}?span=${id(12)}`);
  const trace = new TracePage(page);
  await expect(trace.selectedSpan).toContainText('SELECT');
  await page.keyboard.press('Escape');
  await expect(trace.selectedSpan).toHaveCount(0);
  await page.keyboard.press(']');
  await expect(trace.spans).toHaveCount(1);
  await page.keyboard.press('[');
  await page.keyboard.press('u');
  await expect(page.locator('[data-fold]')).toHaveCount(0);
  await expect(trace.spans).toHaveCount(8);
  await page.keyboard.press('f');
  await page.keyboard.press('i');
  await expect(trace.detail).toContainText('checkout');
  await expect(page.getByRole('treegrid').getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page).toHaveURL(/zoom=/);
  await page.keyboard.press('0');
  await expect(page).not.toHaveURL(/zoom=/);
});

test('clocks that differ are put right and told; the times as sent are one click away', async ({
  page,
  request,
}) => {
  const traceId = await sendTrace(request, {
    web: [{ n: 0, name: 'GET', at: 100, ms: 100, kind: 3 }],
    api: [{ n: 1, parent: 0, name: 'serve', at: 20, ms: 60, kind: 2 }],
  });
  await page.goto(`/traces/${traceId}`);
  await page.getByRole('button', { name: /One clock was off/ }).click();
  const clocks = page.getByRole('table', { name: 'Clocks that differ' });
  await expect(clocks).toContainText('host-of-api');
  await expect(clocks).toContainText('+100 ms');
  await page.keyboard.press('Escape');
  await expect(page.getByText('100 ms').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show times as sent' }).click();
  await expect(page).toHaveURL(/raw=true/);
  await page.getByRole('button', { name: /starts before its parent/ }).click();
  await page
    .getByRole('list', { name: /starts before/ })
    .getByRole('button', { name: /serve/ })
    .click();
  await expect(new TracePage(page).selectedSpan).toContainText('serve');
});

test('the spans that a search found are marked and walked; the find field takes the whole language', async ({
  page,
  request,
}) => {
  const traceId = await sendTrace(request, {
    shop: [{ n: 0, name: 'checkout', at: 0, ms: 400, kind: 2 }],
    store: queries(9),
  });
  await page.goto(`/traces/${traceId}?hl=${encodeURIComponent('has{shard:shard-1}')}`);
  const bar = page.getByRole('region', { name: 'Spans that match the search' });
  await expect(bar).toContainText('3 spans match');
  await bar.getByRole('button', { name: 'Next matching span' }).click();
  const trace = new TracePage(page);
  await expect(trace.selectedSpan).toContainText('SELECT');
  await expect(bar).toContainText('1 / 3');
  await bar.getByRole('button', { name: 'End the highlight' }).click();
  await expect(bar).toBeHidden();
  await page.getByLabel('Find in this trace').fill('shard:shard-2 AND duration>4ms');
  await expect(page.getByText('/ 2', { exact: false }).first()).toBeVisible();
});
