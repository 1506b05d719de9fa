import { describe, expect, it } from 'vitest';
import type { PanelQuery } from '../contracts/dashboard/panel-query';
import { type Answered, type AnsweredRow, answeredPanel } from './answered-panel';

const by = ['service'];

describe('the series of a panel', () => {
  it('says where it divides by zero, of how many numbers', () => {
    const a = { rows: [[null, 5, [1, 4]]] as AnsweredRow[] };
    const b = { rows: [[null, 3, [3, 0]]] as AnsweredRow[] };
    expect(answeredPanel({ a, b }, [{ expression: 'a / b' }]).divided).toEqual([
      { name: 'f0', times: 1, of: 2, isConstant: false },
    ]);
    expect(answeredPanel({ a }, [{ expression: '1 / 0' }]).divided).toEqual([
      { name: 'f0', times: 1, of: 1, isConstant: true },
    ]);
    expect(answeredPanel({ a, b }, [{ expression: 'a * b' }]).divided).toEqual([]);
  });

  it('knows what a query comes to for a group without records: nothing of a count, no number of an average', () => {
    const rows = [['api', 4]] as AnsweredRow[];
    const measured = (measure: PanelQuery['measure'], groups?: number) =>
      answeredPanel({ a: { by, rows, query: { measure }, ...(groups && { groups }) } }).missing.get('a');
    expect(measured({ fn: 'count' })).toBe(0);
    expect(measured({ fn: 'unique', field: 'user.id' })).toBe(0);
    expect(measured({ fn: 'avg', field: 'ms' })).toBeNull();
    // There are groups that are not shown: one of them it may be.
    expect(measured({ fn: 'count' }, 7)).toBeNull();
  });

  it('is not exact where a part of it is not', () => {
    const rows = [[null, 4]] as AnsweredRow[];
    const p95 = {
      rows,
      query: { measure: { fn: 'p95' as const, field: 'duration' } },
      read: 'rollup' as const,
    };
    const marked = (queries: Record<string, Answered>, expression: string) =>
      answeredPanel(queries, [{ expression }]).series.map(({ isApproximate }) => isApproximate);
    expect(marked({ p95, count: { rows, read: 'rollup' } }, 'p95 / count')).toEqual([true]);
    // Running totals count exactly; all records tell a percentile exactly; of a sample nothing is exact.
    expect(marked({ count: { rows, read: 'rollup' } }, 'count * 2')).toEqual([false]);
    expect(marked({ p95: { ...p95, read: 'rows' } }, 'p95')).toEqual([false]);
    expect(marked({ count: { rows, read: 'sample' } }, 'count')).toEqual([true]);
  });

  it('calls queries that measure the same by their names too', () => {
    const one = { by, rows: [['api', 4]] as AnsweredRow[], query: { hidden: false } };
    expect(answeredPanel({ a: one, b: one }).series.map(({ label }) => label)).toEqual([
      'a · Count: api',
      'b · Count: api',
    ]);
    const named = { ...one, query: { hidden: false, label: 'Errors' } };
    expect(answeredPanel({ a: one, b: named }).series.map(({ label }) => label)).toEqual([
      'Count: api',
      'Errors: api',
    ]);
  });

  it('reads as its query or formula says', () => {
    const format = { unit: 'ns' as const, suffix: '', decimals: null };
    const a = { rows: [[null, 4]] as AnsweredRow[], query: { hidden: false, format } };
    const panel = answeredPanel({ a }, [{ expression: 'a * 2' }]);
    expect(panel.series.map((one) => one.format)).toEqual([format, null]);
  });
});
