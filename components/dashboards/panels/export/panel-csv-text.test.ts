import { expect, test } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import { panelCsvText } from './panel-csv-text';
import { wrapLines } from './wrap-lines';

const RANGE = { from: '2026-11-22T10:00:00.000000000Z', to: '2026-11-22T10:02:00.000000000Z' };
const AT = { x: 0, y: 0, w: 6, h: 8 };
const ANSWER: PanelAnswer = {
  range: RANGE,
  times: ['2026-11-22T10:00:00.000000000Z', '2026-11-22T10:01:00.000000000Z'],
  series: [
    { key: ['=HYPERLINK("x")'], isOther: false, count: 3, values: [3], points: [[1, 2]] },
    { key: ['-1+1'], isOther: false, count: 1, values: [-0.25], points: [[null, -0.25]] },
  ],
  total: 4,
  without: 0,
  stepMs: 60_000,
  previous: null,
  groups: 2,
  estimate: null,
  approximate: [],
  read: 'rows',
  diagnostics: [],
  tookMs: 1,
};
const replies = new Map([['a', { of: 'figures' as const, answer: ANSWER }]]);
const queries = [{ ...newQuery('a'), by: ['name'] }];

test('a chart is a row a bucket and a column a series; names that a spreadsheet would run are defused', () => {
  const text = panelCsvText({ ...newPanel('timeseries', 'p', AT), queries }, replies, RANGE);
  expect(text?.split('\r\n')).toEqual([
    `time,"'=HYPERLINK(""x"")",'-1+1`,
    '2026-11-22T10:00:00.000000000Z,1,',
    '2026-11-22T10:01:00.000000000Z,2,-0.25',
    '',
  ]);
});

test('a top list and a table are a row a group, with the numbers that are shown', () => {
  const rows = [`"'=HYPERLINK(""x"")",3`, "'-1+1,-0.25", ''];
  const top = panelCsvText({ ...newPanel('top', 'p', AT), queries }, replies, RANGE);
  expect(top?.split('\r\n')).toEqual(['group,Count', ...rows]);
  const table = panelCsvText({ ...newPanel('table', 'p', AT), queries }, replies, RANGE);
  expect(table?.split('\r\n')).toEqual(['name,Count', ...rows]);
});

test('a number is the one that is shown', () => {
  const number = panelCsvText({ ...newPanel('number', 'p', AT), queries }, replies, RANGE);
  expect(number?.split('\r\n')[1]).toContain(',3');
  expect(number?.split('\r\n')).toHaveLength(3);
});

test('text under a picture is broken where it fits, and what is beyond ends in an ellipsis', () => {
  const width = (text: string) => text.length;
  expect(wrapLines('one two three', 7, 4, width)).toEqual(['one two', 'three']);
  expect(wrapLines('abcdefghij', 4, 4, width).every((line) => line.length <= 4)).toBe(true);
  const cut = wrapLines('a b c d e f', 3, 2, width);
  expect(cut).toHaveLength(2);
  expect(cut[1]).toMatch(/…$/);
  expect(cut[1]?.length).toBeLessThanOrEqual(3);
});
