import { expect, test } from 'vitest';
import type { Log } from '@/lib/contracts/log';
import type { PlacedLog } from '@/lib/trace/place-logs';
import { findLogs, logsQuery } from './find-logs';

const placed = (id: string, log: Partial<Log>): PlacedLog => ({
  log: {
    id,
    body: '',
    service: 'api',
    severity: 'INFO',
    severityText: null,
    spanId: null,
    attributes: {},
    ...log,
  } as Log,
  timeNs: 0,
  atNs: 0,
  index: -1,
});
const logs = [
  placed('a', { body: 'Voltage out of range', severity: 'ERROR', attributes: { wafer_lot: 'W-12345' } }),
  placed('b', { body: 'voltage fine', service: 'validate' }),
];

test.each([
  ['', ['a', 'b']],
  ['VOLTAGE', ['a', 'b']],
  ['voltage error', ['a']],
  ['wafer_lot=w-12345', ['a']],
  ['validate', ['b']],
  ['voltage nowhere', []],
])('find %j', (text, ids) => {
  expect(findLogs(logs, text).map(({ log }) => log.id)).toEqual(ids);
});

test('at least this severe', () => {
  const ids = (least: Parameters<typeof findLogs>[2]) => findLogs(logs, '', least).map(({ log }) => log.id);
  expect([ids('ALL'), ids('INFO'), ids('WARN'), ids('ERROR'), ids('FATAL')]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a'],
    ['a'],
    [],
  ]);
});

test('the same search over all logs', () => {
  expect(logsQuery('4f2a', '', 'ALL')).toBe('trace_id:"4f2a"');
  expect(logsQuery('4f2a', 'voltage Wafer_lot=W-1', 'ERROR')).toBe(
    'trace_id:"4f2a" AND level:(ERROR OR FATAL) AND "voltage" AND Wafer_lot:"W-1"',
  );
});
