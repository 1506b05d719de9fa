import { expect, it } from 'vitest';
import type { CompareOperation } from '@/lib/contracts/trace-compare';
import { sortOperations } from './sort-operations';

const none = {
  change: 0,
  low: null,
  high: null,
  pValue: 1,
  adjusted: 1,
  significant: false,
  superiority: null,
};

function row(operation: string, impact: number, significant: boolean): CompareOperation {
  return {
    service: 'api',
    operation,
    presence: 'both',
    baseline: null,
    candidate: null,
    changes: { calls: none, errors: none, p50: none, p95: none, self: none },
    significant,
    impact,
    messages: [],
    durations: { edgesNs: [], baseline: [], candidate: [] },
    examples: { baseline: [], candidate: [] },
  };
}

it('sorts by the impact that is shown, also where a smaller one is the surer', () => {
  const rows = [row('a', 0.14, true), row('b', 0, true), row('c', 0.002, false), row('d', 0, false)];
  expect(sortOperations(rows, 'impact').map(({ operation }) => operation)).toEqual(['a', 'c', 'b', 'd']);
});
