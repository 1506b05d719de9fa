import { expect, test } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import { panelFigures } from './panel-figures';
import { testAnswer } from './test-answer';
import { whyEmpty } from './why-empty';

const RANGE = { from: '2026-11-22T10:00:00.000000000Z', to: '2026-11-22T10:02:00.000000000Z' };
const TIMES = ['2026-11-22T10:00:00.000000000Z', '2026-11-22T10:01:00.000000000Z'];
const AT = { x: 0, y: 0, w: 6, h: 8 };

const answer = (points: number[]): PanelAnswer => {
  const total = points.reduce((a, b) => a + b, 0);
  return testAnswer({
    range: RANGE,
    times: TIMES,
    series: [{ key: [], isOther: false, count: 0, values: [total], points: [points] }],
    total,
    stepMs: 60_000,
  });
};

function why(expression: string, points: Record<string, number[]>) {
  const panel = {
    ...newPanel('timeseries', 'p', AT),
    queries: Object.keys(points).map((name) => ({ ...newQuery(name), hidden: true })),
    formulas: [{ name: 'f', label: '', expression, format: null, hidden: false }],
  };
  const answers = new Map(Object.entries(points).map(([name, own]) => [name, answer(own)] as const));
  return whyEmpty(panel, panelFigures(panel, answers, RANGE), answers);
}

test('a formula that only divides by 0 says so, and how often', () => {
  expect(why('a / b', { a: [3, 4], b: [0, 0] })?.text).toBe(
    'The formula a / b divides by 0 in all 2 intervals.',
  );
  expect(why('1 / 0', { a: [3, 4] })?.text).toBe('The formula 1 / 0 divides by 0.');
  // Whatever there is, that one has no number.
  expect(why('1 / 0', { a: [0, 0] })?.title).toBe('Divided by 0');
});

test('where nothing matches that is what is said, and where there are figures nothing', () => {
  expect(why('a / b', { a: [0, 0], b: [0, 0] })?.title).toBe('No logs match');
  expect(why('a / b', { a: [3, 4], b: [0, 2] })).toBeNull();
});
