import { expect, test } from 'vitest';
import { addCondition } from './add-condition';

test.each([
  ['', 'has{a:b}', 'has{a:b}'],
  ['service:api', 'has{a:b}', 'service:api AND has{a:b}'],
  ['service:api status:error', 'NOT has{a:b}', 'service:api status:error AND NOT has{a:b}'],
  ['has{a:b} OR has{c:d}', 'trace.duration:>=5ms', '(has{a:b} OR has{c:d}) AND trace.duration:>=5ms'],
  ['name:"x OR y"', 'has{a:b}', 'name:"x OR y" AND has{a:b}'],
])('%j with %j is %j', (q, condition, expected) => {
  expect(addCondition(q, condition)).toBe(expected);
});
