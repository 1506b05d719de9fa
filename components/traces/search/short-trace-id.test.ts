import { expect, test } from 'vitest';
import { shortTraceId } from './short-trace-id';

test.each([
  ['a03ee8fff1dcd9b9a03ee8fff1dcd9b9', 'a03ee8ff'],
  ['0000000000000000a03ee8fff1dcd9b9', 'a03ee8ff'],
  ['00000000000000000000000000000007', '7'],
  ['00000000000000000000000000000000', '0'],
])('%s is told by %s', (id, short) => {
  expect(shortTraceId(id)).toBe(short);
});
