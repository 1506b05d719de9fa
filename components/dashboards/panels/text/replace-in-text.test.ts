import { expect, test } from 'vitest';
import { emptyDashboard } from '@/lib/boards/empty-dashboard';
import { replaceInText } from './replace-in-text';

function view(variables: Record<string, string[]>) {
  const document = emptyDashboard('Board');
  return {
    document: {
      ...document,
      variables: Object.keys(variables).map((name) => ({
        name,
        label: '',
        values: { from: 'list' as const, list: ['x'] },
        multi: true,
        chosen: [],
      })),
    },
    time: { from: 'now-1h', to: 'now' },
    range: null,
    variables,
    filters: [],
    saved: {},
  };
}

test('variables stand for what is chosen', () => {
  expect(replaceInText('Lot $lot of $tester', view({ lot: ['A1', 'B2'], tester: [] }))).toBe(
    'Lot A1, B2 of all',
  );
});

test('what is no variable of the dashboard is left as it is written', () => {
  expect(replaceInText('costs $price', view({}))).toBe('costs $price');
});

test('a value is text, never markdown or HTML', () => {
  const text = replaceInText('$lot', view({ lot: ['<img src=x onerror=alert(1)> [x](javascript:1) **b**'] }));
  expect(text).not.toMatch(/(?<!\\)[<[*(]/);
});
