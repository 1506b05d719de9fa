import { expect, test } from 'vitest';
import type { FieldedSpan } from '../store/spans-analysis/read-fielded-spans';
import { operationTimes } from './trace-differences-own-time';

const span = (
  key: number,
  parent: number | null,
  start: number,
  duration: number,
  name: string,
): FieldedSpan => ({
  trace_key: 't',
  stream_id: 1,
  name,
  kind: 1,
  status: 0,
  status_message: null,
  span_key: BigInt(key),
  parent_key: parent === null ? null : BigInt(parent),
  start_ns: 1_000n + BigInt(start),
  duration_ns: BigInt(duration),
  attributes: {},
});
const times = (spans: FieldedSpan[]) => Object.fromEntries(operationTimes(spans, ({ name }) => name));

test('what children cover is not an operation’s own time, also where they overlap or outlast it', () => {
  expect(
    times([
      span(1, null, 0, 100, 'root'),
      span(2, 1, 10, 30, 'a'),
      span(3, 1, 30, 30, 'b'),
      span(4, 1, 90, 50, 'late'),
    ]),
  ).toEqual({
    root: { spans: 1, longest: 100, total: 100, own: 40 },
    a: { spans: 1, longest: 30, total: 30, own: 30 },
    b: { spans: 1, longest: 30, total: 30, own: 30 },
    late: { spans: 1, longest: 50, total: 50, own: 50 },
  });
});

test('spans of one operation are added up, the longest of them is told', () => {
  expect(times([span(1, null, 0, 9, 'a'), span(2, 1, 20, 5, 'a'), span(3, 7, 0, 2, 'a')])).toEqual({
    a: { spans: 3, longest: 9, total: 16, own: 16 },
  });
});
