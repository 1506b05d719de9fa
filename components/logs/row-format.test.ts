import { expect, test } from 'vitest';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { previewAttributes } from './attribute-preview';
import { cleanLine, cleanText } from './clean-text';
import { prettyJson } from './json-body';
import { splitLogTime } from './log-time';

test('a row shows its date, its clock, and microseconds where there are some', () => {
  const now = timeNsFromMs(Date.parse('2026-11-22T00:00:00Z'));
  expect(splitLogTime('2026-11-22T23:59:45.123456000Z', 'utc', now)).toEqual({
    date: '22 Nov',
    clock: '23:59:45.123',
    fine: '456',
  });
  expect(splitLogTime('2025-11-22T23:59:45.123000007Z', 'utc', now)).toEqual({
    date: '22 Nov 2025',
    clock: '23:59:45.123',
    fine: '',
  });
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
