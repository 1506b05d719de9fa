import { expect, test } from 'vitest';
import { parseTraceQuery } from '@/lib/query/trace/parse-trace-query';
import { asksOfSpans, hasChoice, wholeReasons } from './why-matched';

const trace = {
  durationNs: '1500000000',
  spanCount: 12,
  errorCount: 2,
  services: [{ name: 'api', spanCount: 12, errorCount: 2 }],
  rootService: 'api',
  rootOperation: 'GET /cart',
};
const exprOf = (q: string) => parseTraceQuery(q).expr;

test.each([
  ['service:api', true],
  ['root.service:api AND has{status:error}', true],
  ['count(span{kind:client}) > 3 OR trace.errors>1', true],
  ['root.service:api', false],
  ['trace.duration>1s AND NOT has{status:error}', false],
  ['', false],
])('spans are why %s matches: %s', (q, expected) => {
  expect(asksOfSpans(exprOf(q))).toBe(expected);
});

test('of a choice, what holds for the trace is told as it is typed', () => {
  const q =
    'trace.duration>1s OR trace.errors>=3 OR root.service:API OR service:db OR trace.spans:[10 TO 20]';
  expect(hasChoice(exprOf(q))).toBe(true);
  expect(wholeReasons(exprOf(q), trace)).toEqual([
    'trace.duration:>1s',
    'root.service:API',
    'trace.spans:[10 TO 20]',
  ]);
  expect(wholeReasons(exprOf('trace.duration<1.5s OR root.name:other'), trace)).toEqual([]);
  expect(hasChoice(exprOf('root.service:api AND trace.errors>1'))).toBe(false);
});
