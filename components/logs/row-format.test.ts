import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '@/components/ui/clean-text';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { previewAttributes } from './attribute-preview';
import { prettyJson } from './json-body';
import { logTime } from './log-time';

const now = timeNsFromMs(Date.parse('2026-11-22T00:00:00Z'));
const clock = { times: 'clock', zone: 'utc', nowNs: now, ns: false } as const;

test('a row shows its date, its clock, and microseconds where there are some', () => {
  expect(logTime('2026-11-22T23:59:45.123456000Z', clock)).toEqual({
    date: '22 Nov',
    text: '23:59:45.123',
    fine: '456',
  });
  expect(logTime('2025-11-22T23:59:45.123000007Z', clock)).toEqual({
    date: '22 Nov 2025',
    text: '23:59:45.123',
    fine: '',
  });
});

test('nanoseconds are shown where rows share a millisecond, or when asked for', () => {
  const time = '2026-11-22T23:59:45.123000007Z';
  expect(logTime(time, clock, ['2026-11-22T23:59:45.123000009Z']).fine).toBe('000007');
  expect(logTime(time, clock, ['2026-11-22T23:59:45.124000009Z', undefined]).fine).toBe('');
  expect(logTime(time, { ...clock, ns: true }).fine).toBe('000007');
});

test('a time is shown in full or by its distance', () => {
  const time = '2026-11-21T23:59:45.123456000Z';
  expect(logTime(time, { ...clock, times: 'full' })).toEqual({
    date: '',
    text: '2026-11-21 23:59:45.123',
    fine: '456',
  });
  expect(logTime(time, { ...clock, times: 'relative' }).text).toBe('14s ago');
});

test('colour codes vanish, control characters become visible, nothing reorders the line', () => {
  expect(cleanText('\u001b[31;1merror\u001b[0m: \u0000x\u0007')).toBe('error: ␀x␇');
  expect(cleanText('\u001b]8;;https://x\u0007link\u001b]8;;\u0007')).toBe('link');
  expect(cleanText('a\u202eb')).toBe('a\ufffdb');
  expect(cleanLine('one\r\n  two\tthree\n')).toBe('one ↵ two three');
  expect(cleanLine('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`);
});

test('the preview is short whatever is sent', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, 'v'.repeat(900)]));
  const preview = previewAttributes(many);
  expect(preview).toHaveLength(8);
  expect(preview[0]?.value).toHaveLength(61);
  expect(previewAttributes({ a: 1, b: 2 }, ['a'])).toEqual([{ key: 'b', value: '2' }]);
  expect(previewAttributes({ die: [1, 2], ok: false })).toEqual([
    { key: 'die', value: '[1,2]' },
    { key: 'ok', value: 'false' },
  ]);
});

test('only JSON objects and lists are pretty-printed', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson('[broken')).toBeNull();
  expect(prettyJson('12')).toBeNull();
});
