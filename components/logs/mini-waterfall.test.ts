import { expect, test } from 'vitest';
import type { Span } from '@/lib/contracts/trace';
import { layoutMiniWaterfall } from './mini-waterfall';

function span(spanId: string, startNs: number, durationNs: number, change: Partial<Span> = {}): Span {
  return {
    traceId: 't',
    spanId,
    parentSpanId: null,
    traceState: null,
    name: spanId,
    kind: 'internal',
    service: 'api',
    environment: null,
    serviceVersion: null,
    startTime: `2026-11-22T08:00:00.${String(startNs).padStart(9, '0')}Z`,
    durationNs: String(durationNs),
    status: 'unset',
    statusMessage: null,
    attributes: {},
    resource: {},
    scope: { name: null, version: null, attributes: {} },
    events: [],
    links: [],
    ...change,
  };
}
const trace = { startTime: '2026-11-22T08:00:00.000000000Z', durationNs: '1000' };

test('bars stand where their spans are in the trace', () => {
  const spans = [span('a', 0, 1000), span('b', 250, 500, { service: 'db', status: 'error' })];
  const mini = layoutMiniWaterfall(spans, trace, 'b', 10);
  expect(mini.spans[1]).toMatchObject({ start: 0.25, length: 0.5, failed: true, service: 'db' });
  expect(mini.errors).toBe(1);
  expect(mini.services).toEqual([
    { service: 'api', spans: 1, errors: 0 },
    { service: 'db', spans: 1, errors: 1 },
  ]);
});

test("the line's own span is shown even in a trace that is too long", () => {
  const spans = Array.from({ length: 50 }, (_, index) => span(`s${index}`, index, 1));
  const mini = layoutMiniWaterfall(spans, trace, 's49', 5);
  expect(mini.spans.map((row) => row.spanId)).toEqual(['s0', 's1', 's2', 's3', 's49']);
  expect(mini.left).toBe(45);
});
