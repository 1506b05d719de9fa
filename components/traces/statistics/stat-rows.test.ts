import { expect, test } from 'vitest';
import type { SpanGroup } from '@/lib/trace/trace-statistics';
import { type StatGroup, statRows } from './stat-rows';

const group = (value: string | null, count: number): SpanGroup => ({
  value,
  count,
  spans: [],
  errors: 0,
  totalNs: 0,
  avgNs: 0,
  minNs: 0,
  p95Ns: 0,
  maxNs: 0,
  selfNs: 0,
  pathNs: 0,
  busyNs: 0,
});
const groups: StatGroup[] = [
  { ...group(null, 9), below: null },
  { ...group('a10', 2), below: [group('x', 1), group('y', 1)] },
  { ...group('a9', 5), below: [group(null, 1), group('z', 4)] },
];
const shown = (closed: string[], sort: string, ascending: boolean) =>
  statRows(groups, new Set(closed), sort, ascending).map(
    ({ group: { value }, above }) => `${above ? `${above.value}/` : ''}${value}`,
  );

test('groups in the order asked for, each with those below it; what has no value is last', () => {
  expect(shown([], 'count', false)).toEqual(['a9', 'a9/z', 'a9/null', 'a10', 'a10/x', 'a10/y', 'null']);
  expect(shown([], 'name', true)).toEqual(['a9', 'a9/z', 'a9/null', 'a10', 'a10/x', 'a10/y', 'null']);
  expect(shown(['=a9'], 'count', true)).toEqual(['a10', 'a10/x', 'a10/y', 'a9', 'null']);
});
