import { expect, it } from 'vitest';
import { withoutPart } from './without-part';

it.each([
  ['level:>=ERROR', 'level:>=ERROR', ''],
  ['lot severity:ERROR AND service:api', 'level:>=ERROR', 'lot service:api'],
  ['level:ERROR OR level:WARN', 'level:>=ERROR', ''],
  ['level:ERROR OR lot', 'level:>=ERROR', 'level:ERROR OR lot'],
  ['lot service:api', 'timeout', 'lot service:api'],
  ['timeout service:api', 'timeout', 'service:api'],
  ['service:api', 'level:>=ERROR', 'service:api'],
  ['', 'level:>=ERROR', ''],
])('%s compared by %s becomes %s', (q, part, expected) => {
  expect(withoutPart(q, part)).toBe(expected);
});
