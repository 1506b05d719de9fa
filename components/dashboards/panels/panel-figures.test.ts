import { expect, test } from 'vitest';
import { newPanel } from '@/lib/boards/new-panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import { panelFigures } from './panel-figures';
import { testAnswer } from './test-answer';

const RANGE = { from: '2026-03-01T10:00:00.000000000Z', to: '2026-03-01T10:04:00.000000000Z' };
const minute = (at: number) => `2026-03-01T10:0${at}:00.000000000Z`;

function answer(stepMs: number, times: string[], points: number[]): PanelAnswer {
  const total = points.reduce((sum, point) => sum + point, 0);
  return testAnswer({
    range: RANGE,
    times,
    stepMs,
    series: [{ key: [], isOther: false, count: total, values: [total], points: [points] }],
    total,
  });
}

test('a constant is drawn all along, beside a query or alone', () => {
  const panel = newPanel('timeseries', 'p', { x: 0, y: 0, w: 6, h: 6 });
  const target = { name: 'target', label: 'Target', expression: '2 * 50', format: null, hidden: false };
  const answers = new Map([['a', answer(60_000, [0, 1, 2, 3].map(minute), [1, 2, 3, 4])]]);
  for (const hidden of [false, true]) {
    const [query] = panel.queries;
    if (!query) throw new Error('no query');
    const figures = panelFigures(
      { ...panel, queries: [{ ...query, hidden }], formulas: [target] },
      answers,
      RANGE,
    );
    expect(figures.series.at(-1)?.points).toEqual([100, 100, 100, 100]);
  }
});

test('a query of wider intervals says how wide they are, and keeps them', () => {
  const panel = newPanel('timeseries', 'p', { x: 0, y: 0, w: 6, h: 6 });
  if (panel.kind !== 'timeseries') throw new Error(panel.kind);
  const [query] = panel.queries;
  if (!query) throw new Error('no query');
  const two = { ...panel, queries: [query, { ...query, name: 'wide', label: 'Wide' }] };
  const { times, series } = panelFigures(
    two,
    new Map([
      [query.name, answer(60_000, [0, 1, 2, 3].map(minute), [1, 2, 3, 4])],
      ['wide', answer(120_000, [0, 2].map(minute), [3, 7])],
    ]),
    RANGE,
  );
  expect(times.stepMs).toBe(60_000);
  const [fine, wide] = series;
  expect(fine?.own).toBeUndefined();
  expect(wide?.label).toBe('Wide (per 2 min)');
  expect(wide?.own?.points).toEqual([3, 7]);
  expect(wide?.own?.at).toEqual([0, 0, 1, 1]);
});
