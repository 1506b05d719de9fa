import { describe, expect, it } from 'vitest';
import { AppError } from '../../../errors';
import { parseLogql, parseMatchers } from './parse-logql';

describe('parseLogql', () => {
  it('reads line filters, their alternatives and what follows', () => {
    expect(
      parseLogql('{app="a"} |= "x" or `y` !~ "z" | json | level="error", ms > 1.5s or size<=5KB'),
    ).toEqual({
      kind: 'log',
      selector: [{ name: 'app', sign: '=', value: 'a' }],
      stages: [
        {
          kind: 'line',
          negated: false,
          any: [
            { kind: 'contains', text: 'x' },
            { kind: 'contains', text: 'y' },
          ],
        },
        { kind: 'line', negated: true, any: [{ kind: 'regex', source: 'z' }] },
        { kind: 'json', extract: null },
        {
          kind: 'labels',
          filter: {
            kind: 'or',
            left: {
              kind: 'and',
              left: { kind: 'match', matcher: { name: 'level', sign: '=', value: 'error' } },
              right: { kind: 'compare', name: 'ms', sign: '>', unit: 'duration', value: 1.5e9 },
            },
            right: { kind: 'compare', name: 'size', sign: '<=', unit: 'bytes', value: 5000 },
          },
        },
      ],
    });
  });

  it('never takes the word of a stage for a label', () => {
    expect(parseLogql('{a="b"} | json != "x" | logfmt')).toMatchObject({
      stages: [{ kind: 'json' }, { kind: 'line', negated: true }, { kind: 'logfmt' }],
    });
  });

  it('binds operators as Prometheus does, ^ to the right', () => {
    const text = (query: string): string => print(parseLogql(query));
    expect(text('1 + 2 * 3 ^ 2 ^ 2')).toBe('(1 + (2 * (3 ^ (2 ^ 2))))');
    expect(text('1 - 2 - 3 > 4 or vector(1)')).toBe('(((1 - 2) - 3) > 4) or vector');
  });

  it('takes the range before and behind the pipeline, with offset and unwrap', () => {
    const behind = parseLogql('rate({a="b"} | logfmt | unwrap bytes(size) | __error__="" [5m] offset 1h)');
    const before = parseLogql('rate({a="b"}[5m] offset 1h | logfmt | unwrap bytes(size) | __error__="")');
    expect(before).toEqual(behind);
    expect(behind).toMatchObject({
      kind: 'range',
      rangeNs: 300_000_000_000n,
      offsetNs: 3_600_000_000_000n,
      unwrap: { label: 'size', convert: 'bytes', filters: [{ kind: 'match' }] },
    });
  });

  it.each([
    ['{app="x"', 'parse error at line 1, col 9: syntax error: unexpected $end, expecting "}"'],
    ['{app="x"} |= ', 'parse error at line 1, col 14: syntax error: unexpected $end, expecting STRING'],
    [
      '{app="x"}\n | line_format',
      'parse error at line 2, col 15: syntax error: unexpected $end, expecting STRING',
    ],
    ['sum(', 'parse error at line 1, col 5: syntax error: unexpected $end'],
    ['', 'parse error at line 1, col 1: syntax error: unexpected $end'],
    ['{app=~".*"}', /queries require at least one regexp or equality matcher/],
    ['{}', /queries require at least one regexp or equality matcher/],
    ['{app=~"("}', /error parsing regexp/],
    ['sum_over_time({a="b"}[5m])', /invalid aggregation sum_over_time without unwrap/],
    ['quantile_over_time({a="b"} | unwrap x [5m])', /parameter required for operation quantile_over_time/],
    ['count_over_time({a="b"}[5m]) by (x)', /grouping not allowed for count_over_time aggregation/],
    ['topk(rate({a="b"}[5m]))', /parameter required for operation topk/],
    ['rate({a="b"}[5x])', /not a valid duration string/],
    ['rate({a="b"}[1000000y])', /not a valid duration string/],
    ['rate({a="b"}[5m] offset 1000000y)', /not a valid duration string/],
    [`{a="b"} | ${'a="b" and '.repeat(5000)}a="b"`, /more than 3000 words and signs/],
    ['{a="b"} | regexp "x"', /at least one named capture must be supplied/],
    ['rate({a="b"}[5m]) or 1', /unexpected literal for right leg/],
    ['vector(1) foo', /unexpected IDENTIFIER/],
  ])('refuses %s', (query, message) => {
    expect(() => parseLogql(query)).toThrow(AppError);
    expect(() => parseLogql(query)).toThrow(message);
  });

  it.each([
    ['parentheses', '('.repeat(5000)],
    ['nested aggregations', 'sum('.repeat(5000)],
    ['label filters', `{a="b"} | ${'('.repeat(5000)}`],
    ['powers', `1${'^1'.repeat(5000)}`],
    ['a hostile regular expression', `{a=~"${'(a+)+'.repeat(500)}$"}`],
    ['length', `{a="${'x'.repeat(100_000)}"}`],
    ['a chain of label filters', `{a="b"} | ${'a="b" and '.repeat(5000)}a="b"`],
    ['a chain of alternatives', `{a="b"} | ${'a="b" or '.repeat(5000)}a="b"`],
    ['a chain of sums', `1${'+1'.repeat(10_000)}`],
  ])('is not brought down by %s', (_, query) => {
    try {
      parseLogql(query);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  });

  it('reads bare selectors of the label calls', () => {
    expect(parseMatchers('')).toEqual([]);
    expect(parseMatchers('{app="a",}')).toHaveLength(1);
    expect(() => parseMatchers('{app="a"} |= "x"')).toThrow(/unexpected \|=/);
  });
});

function print(expr: ReturnType<typeof parseLogql>): string {
  if (expr.kind === 'literal') return String(expr.value);
  if (expr.kind !== 'binary') return expr.kind;
  const inner = `${print(expr.left)} ${expr.op} ${print(expr.right)}`;
  return expr.op === 'or' ? inner : `(${inner})`;
}
