import { expect, test } from 'vitest';
import { restOfQuery } from './rest-of-query';

const rest = (marked: string) => restOfQuery(marked.replace('|', ''), marked.indexOf('|'));

test('everything else that has to match counts', () => {
  expect(rest('level:ERROR service:st| wafer_lot:"W-1"')).toBe('level:ERROR AND wafer_lot:W-1');
  expect(rest('level:ERROR AND service:|')).toBe('level:ERROR');
  expect(rest('service:|')).toBe('');
  expect(rest('|')).toBe('');
});

test('a value list narrows nothing of its own field', () => {
  expect(rest('level:(ERROR OR WA|) AND service:a')).toBe('service:a');
});

test('only the branch of an OR that is typed in', () => {
  expect(rest('a AND b OR service:x AND level:E|')).toBe('service:x');
  expect(rest('(a OR level:E|) AND b')).toBe('b');
});

test('nothing from inside a negation, everything beside it', () => {
  expect(rest('a AND NOT (b AND level:E|)')).toBe('a');
});

test('a condition that is not finished does not hide the others', () => {
  expect(rest('level:ERROR AND duration:[1 TO | service:a')).not.toContain('duration');
});
