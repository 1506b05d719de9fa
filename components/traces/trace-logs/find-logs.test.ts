import { expect, test } from 'vitest';
import type { Log } from '@/lib/contracts/log';
import type { PlacedLog } from '@/lib/trace/place-logs';
import { findLogs } from './find-logs';

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
