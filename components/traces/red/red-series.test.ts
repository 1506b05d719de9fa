import { expect, test } from 'vitest';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import { groupColor, groupName, redCharts } from './red-series';

const total = {
  count: 12,
  perSecond: 0.1,
  errors: 3,
  errorRate: 0.25,
  meanMs: 5,
  p50Ms: 4,
  p95Ms: 9,
  p99Ms: 10,
};
const group = (over: Partial<TraceRedResponse['series'][number]>): TraceRedResponse['series'][number] => ({
  service: null,
  operation: null,
  isOther: false,
  groups: 1,
  total,
  points: {
    count: [6, 0, 6],
    errors: [3, 0, 0],
    p50Ms: [4, null, 4],
    p95Ms: [9, null, 8],
    p99Ms: [10, null, 9],
    slowest: [null, null, null],
    failed: [null, null, null],
  },
  ...over,
});
const answer = (over: Partial<TraceRedResponse>): TraceRedResponse => ({
  of: 'spans',
  by: 'none',
  bucketMs: 60_000,
  times: ['2026-11-22T12:00:00Z', '2026-11-22T12:01:00Z', '2026-11-22T12:02:00Z'],
  series: [group({})],
  total,
  estimate: null,
  exemplars: 'found',
  source: 'rollup',
  range: { from: '2026-11-22T12:00:30Z', to: '2026-11-22T12:03:00Z' },
  countedRange: { from: '2026-11-22T12:00:30Z', to: '2026-11-22T12:03:00Z' },
  seconds: 150,
  quantileError: 0.19,
  diagnostics: [],
  tookMs: 1,
  ...over,
});

test('a bucket that the range cuts has the rate of what is left of it', () => {
  expect(redCharts(answer({})).rate[0]?.values).toEqual([6 / 30, 0, 6 / 60]);
});

test('where nothing ran there is no share of errors and no percentile, but a rate of zero', () => {
  const { errors, durations } = redCharts(answer({}));
  expect(errors[0]?.values).toEqual([0.5, null, 0]);
  expect(durations.map(({ label, values }) => [label, ...values])).toEqual([
    ['P50', 4, null, 4],
    ['P95', 9, null, 8],
    ['P99', 10, null, 9],
  ]);
});

test('groups are told apart by name and colour; the rest is said to be the rest', () => {
  const data = answer({
    by: 'operation',
    series: [
      group({ service: 'api', operation: 'GET /a' }),
      group({ service: 'api', operation: 'GET /b' }),
      group({ isOther: true, groups: 1200 }),
    ],
  });
  expect(data.series.map(groupName)).toEqual(['api GET /a', 'api GET /b', '1,200 others']);
  expect(new Set(data.series.map((_, index) => groupColor(data, index))).size).toBe(3);
  expect(redCharts(data).durations.map(({ values }) => values[0])).toEqual([9, 9, 9]);
});
