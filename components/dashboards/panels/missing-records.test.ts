import { expect, test } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import type { BoardView } from '../data/board-view';
import { missingRecords } from './missing-records';
import { testAnswer } from './test-answer';

const RANGE = { from: '2026-11-22T10:00:00.000000000Z', to: '2026-11-22T11:00:00.000000000Z' };
const panel = newPanel('top', 'p', { x: 0, y: 0, w: 6, h: 8 });
const query = { ...newQuery('a'), by: ['lot'] };
const view = {
  document: { variables: [] },
  time: RANGE,
  range: RANGE,
  variables: {},
  filters: [],
  saved: {},
  canDrill: true,
} as unknown as BoardView;

const answer = (without: number, fields: Partial<PanelAnswer> = {}): PanelAnswer =>
  testAnswer({ range: RANGE, times: [], series: [], total: 5_000, without, groups: 0, ...fields });
const told = (queries: (typeof query)[], answers: Record<string, PanelAnswer>) =>
  missingRecords({ ...panel, queries }, new Map(Object.entries(answers)), view);

test('records without the field are counted, and lead to themselves', () => {
  const [one] = told([query], { a: answer(1_234) });
  expect(one?.text).toBe('no lot: 1,234');
  expect(one?.about).toContain('of 5,000 logs');
  expect(decodeURIComponent(one?.href ?? '')).toMatch(/NOT.*lot:\*|-lot:\*/);
  expect(told([query], { a: answer(0) })).toEqual([]);
});

test('an estimate is marked, and a shared link leads nowhere', () => {
  const rough = answer(40, { estimate: { sampled: 10, relativeError: 0.1 } });
  const [one] = missingRecords({ ...panel, queries: [query] }, new Map([['a', rough]]), {
    ...view,
    canDrill: false,
  });
  expect(one).toMatchObject({ text: 'no lot: ≈ 40', href: null });
  expect(one?.about).toContain('≈ 40 of ≈ 5,000 logs');
});

test('queries that leave out the same say it once; others by their names', () => {
  const b = { ...query, name: 'b', label: 'Errors' };
  expect(told([query, b], { a: answer(7), b: answer(7) }).map(({ text }) => text)).toEqual(['no lot: 7']);
  expect(told([query, b], { a: answer(7), b: answer(3) }).map(({ text }) => text)).toEqual([
    'Count, no lot: 7',
    'Errors, no lot: 3',
  ]);
});
