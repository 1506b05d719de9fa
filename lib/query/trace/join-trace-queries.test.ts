import { describe, expect, it } from 'vitest';
import { joinTraceQueries } from './join-trace-queries';
import { parseTraceQuery } from './parse-trace-query';

describe('joinTraceQueries', () => {
  it.each([
    ['service:api', '', 'service:api'],
    ['', '"pay', '"pay'],
    ['service:api', 'error', 'has{service:api} AND has{error}'],
    ['"api', '"pay', 'has{api} AND has{pay}'],
    [
      'service:api trace.errors>=0',
      'kind:server trace.spans>1',
      'has{service:api} AND trace.errors:>=0 AND has{kind:server} AND trace.spans:>1',
    ],
    ['a OR has{b}', 'NOT has{c}', '(has{a} OR has{b}) AND NOT has{c}'],
    ['root.service:a OR trace.spans>3', '*', '(root.service:a OR trace.spans:>3) AND *'],
    ['parent{a} > child{b}', 'count(span{c}) > 2', 'parent{a} > child{b} AND count(span{c}) > 2'],
    ['service:api', 'has{', 'has{'],
  ])('%s with %s', (a, b, both) => expect(joinTraceQueries(a, b)).toBe(both));

  it('lets each be met by another span', () => {
    const { expr, diagnostics } = parseTraceQuery(
      joinTraceQueries('service:api trace.errors>=0', 'kind:server trace.spans>1'),
    );
    expect(diagnostics).toEqual([]);
    const kinds = expr.kind === 'and' ? expr.children.map(({ kind }) => kind) : [];
    expect(kinds.filter((kind) => kind === 'has')).toHaveLength(2);
  });
});
