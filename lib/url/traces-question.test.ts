import { expect, test } from 'vitest';
import { parseTraceQuery } from '../query/trace/parse-trace-query';
import { tracesQuestion } from './traces-question';

const NONE = { q: '', service: '', operation: '', minDuration: '', maxDuration: '', status: 'any' } as const;

test('the form and the query become one query that can run', () => {
  const text = tracesQuestion({
    q: 'lot:W-1 OR lot:W-2',
    service: 'api',
    operation: 'GET /a b',
    minDuration: '500ms',
    maxDuration: '2s',
    status: 'ok',
  });
  expect(text).toBe(
    '(lot:W-1 OR lot:W-2) AND service:"api" AND name:"GET /a b" AND duration:>=500ms AND duration:<=2s AND NOT status:error',
  );
  expect(parseTraceQuery(text).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('nothing asked is an empty query', () => {
  expect(tracesQuestion(NONE)).toBe('');
  expect(tracesQuestion({ ...NONE, status: 'error' })).toBe('status:error');
});
