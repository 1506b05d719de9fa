import { expect, test } from 'vitest';
import { parseQuery } from '@/lib/query/parse';
import { edgeQuery, edgeTracesUrl } from './service-links';

test('an edge leads to the traces where the one calls the other', () => {
  const edge = { caller: 'web', callee: 'api "v2"', kind: 'call' } as const;
  expect(edgeQuery(edge)).toBe('parent{service:"web"} > child{service:"api \\"v2\\""}');
  expect(edgeQuery(edge, true)).toBe(
    'parent{service:"web"} > child{service:"api \\"v2\\"" AND status:error}',
  );
  const url = new URL(edgeTracesUrl(edge, { from: 'now-3h', to: 'now' }), 'http://x');
  expect([url.pathname, url.searchParams.get('q'), url.searchParams.get('from')]).toEqual([
    '/traces',
    edgeQuery(edge),
    'now-3h',
  ]);
});

test('a database is found by what the caller says of it, a queue by what its consumer says', () => {
  const database = edgeQuery({ caller: 'api', callee: 'postgresql/fab', kind: 'database', peer: 'callee' });
  expect(database).toContain('service:"api" AND (peer.service:"postgresql/fab"');
  expect(database).toContain(
    '((db.system.name:"postgresql" OR db.system:"postgresql") AND (db.namespace:"fab" OR db.name:"fab"))',
  );
  const queue = edgeQuery({ caller: 'aws_sqs', callee: 'loader', kind: 'database', peer: 'caller' }, true);
  expect(queue).toMatch(
    /^service:"loader" AND kind:consumer AND \(.*messaging\.system:"aws_sqs"\) AND status:error$/,
  );
  for (const query of [database, queue]) expect(parseQuery(query, 'span').diagnostics).toEqual([]);
});

test('a link, which is no field of a span, leads to all traces of whoever links', () => {
  const link = { caller: 'indexer', callee: 'yield-report', kind: 'link' } as const;
  expect([edgeQuery(link), edgeQuery(link, true)]).toEqual([
    'service:"yield-report"',
    'service:"yield-report" AND status:error',
  ]);
});
