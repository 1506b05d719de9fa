import { describe, expect, it } from 'vitest';
import { newQuery } from './new-panel';
import { describeMeasure, queryLabel, seriesLabel } from './series-label';

describe('describeMeasure', () => {
  it.each([
    [{ fn: 'count' as const }, 'Count'],
    [{ fn: 'rate' as const }, 'Per second'],
    [{ fn: 'p95' as const, field: 'duration' }, 'P95 of duration'],
    [{ fn: 'unique' as const, field: 'user.id' }, 'Unique user.id'],
    [{ fn: 'avg' as const, field: 'ms' }, 'Avg of ms'],
  ])('%o is %s', (measure, text) => expect(describeMeasure(measure)).toBe(text));
});

describe('queryLabel', () => {
  it('is what somebody wrote, else what it does', () => {
    expect(queryLabel({ ...newQuery('a'), label: 'Requests' })).toBe('Requests');
    expect(queryLabel(newQuery('a'))).toBe('Count');
    expect(queryLabel({ name: 'f', label: '', expression: 'a / b', format: null, hidden: false })).toBe(
      'a / b',
    );
  });
});

describe('seriesLabel', () => {
  it.each([
    [[], false, false, 'Count'],
    [[], true, false, 'other'],
    [['api', 5, true], false, false, 'api · 5 · true'],
    [['', 'x'], false, false, '(empty) · x'],
    [['api'], false, true, 'Count: api'],
    [[], true, true, 'Count: other'],
    [[''], false, false, '(empty)'],
  ])('%o, other %s, several %s is %s', (key, isOther, isSeveral, text) =>
    expect(seriesLabel('Count', key, isOther, isSeveral)).toBe(text),
  );
});
