import { expect, test } from '@playwright/test';
import { TracePage } from './pages/trace-page';

const SPANS = 10_000;

test('a trace of 10,000 spans keeps the page small and every span in reach', async ({ page, request }) => {
  const traceId = Date.now().toString(16).padStart(32, 'b');
  const startMs = Date.now() - 60_000;
  const at = (offsetUs: number) => `${startMs}${String(offsetUs).padStart(6, '0')}`.padEnd(19, '0');
  const id = (n: number) => (n + 1).toString(16).padStart(16, '0');
  for (let from = 0; from < SPANS; from += 2500) {
    const spans = Array.from({ length: 2500 }, (_, k) => {
      const n = from + k;
      return {
        traceId,
        spanId: id(n),
        ...(n === 0 ? {} : { parentSpanId: id(n < 100 ? 0 : n % 100) }),
        name: n === SPANS - 1 ? 'the-last-span' : `step-${n}`,
        kind: 1,
        startTimeUnixNano: at(n === 0 ? 0 : n * 10),
        endTimeUnixNano: at(n === 0 ? 900_000 : n * 10 + 500),
      };
    });
    const answer = await request.post('/v1/traces', {
      data: {
        resourceSpans: [
          {
            resource: { attributes: [{ key: 'service.name', value: { stringValue: 'big' } }] },
            scopeSpans: [{ spans }],
          },
        ],
      },
    });
    expect(answer.status()).toBe(200);
  }
  await page.goto(`/traces/${traceId}?span=${id(SPANS - 1)}`);
  const trace = new TracePage(page);
  await expect(trace.selectedSpan).toContainText('the-last-span');
  await expect(trace.selectedSpan).toBeInViewport();
  await expect(page.getByText('10,000').first()).toBeVisible();
  expect(await trace.spans.count()).toBeLessThan(200);
  // Asked for once, and by the document: before the code that draws it was there.
  const askedBy = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/outline'))
      .map((entry) => (entry as PerformanceResourceTiming).initiatorType),
  );
  expect(askedBy).toEqual(['link']);

  await page.getByLabel('Find in this trace').fill('step-77');
  await expect(page.getByText(/of 111|\/ ?111/)).toBeVisible();
});

test('a trace that is not there says why and shows the logs that name it', async ({ page, request }) => {
  const traceId = `${Date.now().toString(16)}aa`.padStart(32, 'c');
  await request.post('/api/ingest/jsonl', {
    data: JSON.stringify({
      time: new Date().toISOString(),
      level: 'warn',
      service: 'orphan',
      message: 'only a log',
      trace_id: traceId,
    }),
    headers: { 'content-type': 'application/x-ndjson' },
  });
  await page.goto(`/traces/${traceId}`);
  await expect(page.getByRole('main')).toContainText(/left out by sampling/i);
  await expect(page.getByRole('main')).toContainText(/expired/i);
  await expect(page.getByRole('main')).toContainText('only a log');
});
