import { expect, test } from 'vitest';
import { readLogsState } from '@/lib/url/logs';
import { errorLogsUrl, groupLogsUrl, operationTracesUrl } from './error-links';

const range = { from: 'now-3h', to: 'now' };
const queryOf = (url: string) => readLogsState(new URL(url, 'http://x').search).q;

test('a mark leads to the errors behind it, in the same time', () => {
  const url = groupLogsUrl('wafer_lot:W-1', 'service', 'stdf "parser"', range);
  expect(queryOf(url)).toBe('wafer_lot:W-1 AND level:(ERROR OR FATAL) AND service:"stdf \\"parser\\""');
  expect(readLogsState(new URL(url, 'http://x').search)).toMatchObject(range);
  expect(queryOf(errorLogsUrl('', range))).toBe('level:(ERROR OR FATAL)');
});

test('errors without the field are found by its absence, other spellings of it included', () => {
  expect(queryOf(groupLogsUrl('', 'error_type', null, range))).toBe(
    'level:(ERROR OR FATAL) AND -error_type:* AND -error.type:* AND -exception.type:*',
  );
  expect(queryOf(groupLogsUrl('', 'version', 'v2.1', range))).toContain(
    '(version:"v2.1" OR (-version:* AND model_version:"v2.1"))',
  );
});

test('a key that the server has cut leads to all that begin so', () => {
  const key = 'E'.repeat(256);
  expect(queryOf(groupLogsUrl('', 'error_type', key, range))).toContain(`(error_type:${key}* OR `);
  expect(queryOf(groupLogsUrl('', 'error_type', key.slice(1), range))).toContain(
    `(error_type:"${key.slice(1)}" OR `,
  );
});

test('an operation leads to its failed traces', () => {
  const search = new URL(operationTracesUrl('api', 'GET /a b', range), 'http://x').searchParams;
  expect(Object.fromEntries(search)).toEqual({
    service: 'api',
    operation: 'GET /a b',
    status: 'error',
    from: 'now-3h',
  });
});
