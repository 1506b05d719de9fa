import { expect, test } from 'vitest';
import type { Log } from '../contracts/log';
import { formatIsoNs } from '../time/iso';
import { buildTrace } from './build-trace';
import { clusterMarks } from './cluster-marks';
import { findInTrace } from './find-in-trace';
import { placeLogs } from './place-logs';
import { rulerTicks } from './ruler-ticks';
import { FIXTURE_START_NS, spanFixture } from './span-fixture';

const model = buildTrace([
  spanFixture('a', null, 0, 1000, { name: 'GET /orders', attributes: { 'http.status_code': 500 } }),
  spanFixture('b', 'a', 100, 200, {
    service: 'Postgres',
    statusMessage: 'Timeout while reading',
    events: [{ time: '', name: 'exception', attributes: { 'exception.type': 'FeatureError' } }],
  }),
]);
const log = (id: string, atNs: number, spanId: string | null) =>
  ({ id, time: formatIsoNs(FIXTURE_START_NS + BigInt(atNs)), spanId }) as Log;

test('logs lie on their span at their time; those of no span are counted', () => {
  const placed = placeLogs(model, [
    log('3', 250, 'b'),
    log('1', 50, 'b'),
    log('2', 70, null),
    log('4', 2000, 'zz'),
  ]);
  expect(placed.byNode.get(1)?.map(({ log: { id }, atNs }) => [id, atNs])).toEqual([
    ['1', 50],
    ['3', 250],
  ]);
  expect(placed.all.map(({ log: { id } }) => id)).toEqual(['1', '2', '3', '4']);
  expect(placed.unplaced).toBe(2);
  expect(placed.all.at(-1)).toMatchObject({ timeNs: 2000, atNs: 1000, index: -1 });
});

test('marks that would overlap are one, those outside the view are left out', () => {
  const marks = [5, 100, 101, 150, 199, 300].map((atNs) => ({ atNs }));
  const clusters = clusterMarks(marks, { fromNs: 100, toNs: 200 }, 0.1);
  expect(clusters.map(({ at, items }) => [at, items.length])).toEqual([
    [0, 2],
    [0.5, 1],
    [0.99, 1],
  ]);
});

test.each([
  ['orders', [0]],
  ['POSTGRES', [1]],
  ['postgres timeout', [1]],
  ['postgres orders', []],
  ['b', [1]],
  ['mongo', []],
  ['  ', []],
])('find %s', (text, expected) => {
  expect(findInTrace(model, text)).toEqual(expected);
});

test('the ruler marks round times inside the view', () => {
  expect(rulerTicks({ fromNs: 120, toNs: 1000 }, 5)).toEqual([200, 400, 600, 800]);
});
