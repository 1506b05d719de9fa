import { expect, it } from 'vitest';
import { parseQuery } from '../query/parse';
import { operationQuery } from './operation-query';

const read = (q: string) => operationQuery(parseQuery(q, 'span').ast);
const operation = { service: 'api', kind: 2, name: 'GET /a' };

it('decides about an operation by what is known of it', () => {
  expect(read('service:api kind:server name:"GET /a"')?.holds(operation)).toBe(true);
  expect(read('service:api name:"GET /b"')?.holds(operation)).toBe(false);
  expect(read('name:"GET /a"')?.holds({ ...operation, name: null })).toBeNull();
  expect(read('kind:/serv.*/')?.holds(operation)).toBe(true);
});

it.each([
  'name:/(.*)*x/',
  'service:/(a+)+b/',
  'service:api NOT name:/(.*)*x/',
  'name:GETT~1',
  'name:"a b"~2',
])('leaves %s to the database', (q) => expect(read(q)).toBeNull());
