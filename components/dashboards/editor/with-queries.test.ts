import { describe, expect, it } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import { withQueries } from './with-queries';

const panel = newPanel('number', 'p', { x: 0, y: 0, w: 3, h: 4 });
const p95 = { ...newQuery('a', 'spans'), measure: { fn: 'p95' as const, field: 'duration' } };

describe('withQueries', () => {
  it('shows durations of spans as durations, and counts as plain numbers again', () => {
    const durations = withQueries(panel, [p95]);
    expect(durations.format.unit).toBe('ns');
    expect(withQueries(durations, [newQuery('a', 'spans')]).format.unit).toBe('none');
  });

  it('keeps a unit that was chosen, and gives the panel none that fits only a part', () => {
    const chosen = { ...panel, format: { ...panel.format, unit: 'ms' as const } };
    expect(withQueries(chosen, [p95]).format.unit).toBe('ms');
    expect(withQueries(panel, [p95, newQuery('b', 'spans')]).format.unit).toBe('none');
  });

  it('gives durations beside other figures a unit of their own, and takes it with them', () => {
    const mixed = withQueries(panel, [newQuery('b', 'spans'), p95]);
    expect(mixed.queries.map(({ format }) => format?.unit ?? null)).toEqual([null, 'ns']);
    const counts = withQueries(mixed, [
      newQuery('b', 'spans'),
      { ...newQuery('a', 'spans'), format: mixed.queries[1]?.format ?? null },
    ]);
    expect(counts.queries.map(({ format }) => format)).toEqual([null, null]);
    // What was in the panel's unit stays a duration when the panel becomes one of several figures.
    const added = withQueries(withQueries(panel, [p95]), [p95, newQuery('b', 'spans')]);
    expect(added.format.unit).toBe('none');
    expect(added.queries.map(({ format }) => format?.unit ?? null)).toEqual(['ns', null]);
    const plain = withQueries(mixed, [newQuery('b', 'spans'), { ...p95, format: null }]);
    expect(plain.queries[1]?.format).toBeNull();
  });

  it('leaves distinct durations a count', () => {
    const unique = { ...p95, measure: { fn: 'unique' as const, field: 'duration' } };
    expect(withQueries(panel, [unique]).format.unit).toBe('none');
  });
});
