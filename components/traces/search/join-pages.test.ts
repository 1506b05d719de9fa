import { expect, it } from 'vitest';
import type { TraceSearchResponse } from '@/lib/contracts/trace-search';
import { joinPages } from './join-pages';

it('shows a trace once that two pages have', () => {
  const page = (...ids: string[]) => ({
    traces: ids.map((traceId) => ({ traceId }) as TraceSearchResponse['traces'][number]),
  });
  expect(joinPages([page('a', 'b'), page('c', 'a', 'd')]).map(({ traceId }) => traceId)).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});
