import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceKey } from '../../contracts/keys';
import { arbitraryQuery } from '../arbitrary-query';
import { isRunnable, parseQuery } from '../parse';
import {
  bucketToken,
  equalsToken,
  levelToken,
  numberWordToken,
  OVERFLOW_TOKEN,
  presenceTokens,
  proseToken,
  wordTokens,
} from '../token-names';
import { compileLogQuery } from './compile-log-query';
import { compileSpanQuery } from './compile-span-query';
import { SqlParams } from './sql-params';

const ctx = { tenantId: 1, nowNs: 1_700_000_000_000_000_000n };

function compile(text: string) {
  const parsed = parseQuery(text);
  expect(isRunnable(parsed), text).toBe(true);
  const params = new SqlParams();
  return { ...compileLogQuery(parsed.ast, params, ctx), values: params.values };
}

const set = (...tokens: number[]) => `'{${tokens.sort((a, b) => a - b).join(',')}}'::int[]`;

describe('compileLogQuery', () => {
  it.each([
    ['', 'TRUE', []],
    ['level:ERROR', '(t.severity BETWEEN 17 AND 20)', []],
    ['level>=WARN', '(t.severity BETWEEN 13 AND 24)', []],
    ['NOT level:err', '(((t.severity BETWEEN 17 AND 20) IS NOT TRUE))', []],
    ['level:notice', '((t.severity = 10 OR lower(t.severity_text COLLATE "C") = $1::text))', ['notice']],
    ['trace_id:*', '(t.trace_key IS NOT NULL)', []],
    [
      'trace_id:4BF92F3577B34DA6A3CE929D0E0E4736',
      '(t.trace_key = $1::uuid)',
      ['4bf92f35-77b3-4da6-a3ce-929d0e0e4736'],
    ],
    [
      'trace_id:trace-1',
      '((t.trace_key = $1::uuid AND t.trace_text = $2::text))',
      [traceKey('trace-1').key, 'trace-1'],
    ],
    [
      'time:[now-1h TO now}',
      '((t.time_ns >= $1::bigint AND t.time_ns < $2::bigint))',
      ['1699996400000000000', '1700000000000000000'],
    ],
    ['message:*', "(t.body <> '')", []],
    ['message:"->"', '(strpos(lower(t.body COLLATE "C"), $1::text) > 0)', ['->']],
    ['observed_time:soon', '(FALSE)', []],
    ['a:* OR level:INFO', undefined, ['a', '1']],
  ])('%s', (text, exact, values) => {
    const compiled = compile(text);
    if (exact !== undefined) expect(compiled.exact).toBe(exact);
    expect(compiled.values).toEqual(values);
  });

  it('spells out one attribute condition', () => {
    const { exact, values } = compile('retry:true');
    expect(exact).toMatchInlineSnapshot(
      `"((CASE jsonb_typeof((t.attributes -> $1::text)) WHEN 'string' THEN (lower((t.attributes ->> $1::text) COLLATE "C") = $2::text OR ((strpos(lower((t.attributes ->> $1::text) COLLATE "C"), $2::text) > 0 AND (t.attributes ->> $1::text) ~ $3::text) AND (t.attributes ->> $1::text) ~ '[\\u0009-\\u000d ]')) WHEN 'boolean' THEN lower((t.attributes ->> $1::text) COLLATE "C") = $2::text WHEN 'array' THEN EXISTS (SELECT 1 FROM jsonb_path_query((t.attributes -> $1::text), '$.**') AS e(v) WHERE CASE jsonb_typeof(e.v) WHEN 'string' THEN (lower((e.v #>> '{}') COLLATE "C") = $2::text OR ((strpos(lower((e.v #>> '{}') COLLATE "C"), $2::text) > 0 AND (e.v #>> '{}') ~ $3::text) AND (e.v #>> '{}') ~ '[\\u0009-\\u000d ]')) WHEN 'boolean' THEN lower((e.v #>> '{}') COLLATE "C") = $2::text ELSE FALSE END) ELSE FALSE END OR t.stream_id IN (SELECT s.id FROM stream s WHERE s.tenant_id = $4::int AND (CASE jsonb_typeof((s.resource -> $1::text)) WHEN 'string' THEN (lower((s.resource ->> $1::text) COLLATE "C") = $2::text OR ((strpos(lower((s.resource ->> $1::text) COLLATE "C"), $2::text) > 0 AND (s.resource ->> $1::text) ~ $3::text) AND (s.resource ->> $1::text) ~ '[\\u0009-\\u000d ]')) WHEN 'boolean' THEN lower((s.resource ->> $1::text) COLLATE "C") = $2::text WHEN 'array' THEN EXISTS (SELECT 1 FROM jsonb_path_query((s.resource -> $1::text), '$.**') AS e(v) WHERE CASE jsonb_typeof(e.v) WHEN 'string' THEN (lower((e.v #>> '{}') COLLATE "C") = $2::text OR ((strpos(lower((e.v #>> '{}') COLLATE "C"), $2::text) > 0 AND (e.v #>> '{}') ~ $3::text) AND (e.v #>> '{}') ~ '[\\u0009-\\u000d ]')) WHEN 'boolean' THEN lower((e.v #>> '{}') COLLATE "C") = $2::text ELSE FALSE END) ELSE FALSE END OR CASE jsonb_typeof((s.scope_attributes -> $1::text)) WHEN 'string' THEN (lower((s.scope_attributes ->> $1::text) COLLATE "C") = $2::text OR ((strpos(lower((s.scope_attributes ->> $1::text) COLLATE "C"), $2::text) > 0 AND (s.scope_attributes ->> $1::text) ~ $3::text) AND (s.scope_attributes ->> $1::text) ~ '[\\u0009-\\u000d ]')) WHEN 'boolean' THEN lower((s.scope_attributes ->> $1::text) COLLATE "C") = $2::text WHEN 'array' THEN EXISTS (SELECT 1 FROM jsonb_path_query((s.scope_attributes -> $1::text), '$.**') AS e(v) WHERE CASE jsonb_typeof(e.v) WHEN 'string' THEN (lower((e.v #>> '{}') COLLATE "C") = $2::text OR ((strpos(lower((e.v #>> '{}') COLLATE "C"), $2::text) > 0 AND (e.v #>> '{}') ~ $3::text) AND (e.v #>> '{}') ~ '[\\u0009-\\u000d ]')) WHEN 'boolean' THEN lower((e.v #>> '{}') COLLATE "C") = $2::text ELSE FALSE END) ELSE FALSE END))))"`,
    );
    expect(values).toMatchInlineSnapshot(`
      [
        "retry",
        "true",
        "(?:^|[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u005e\\u0060-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u00d7-\\u00d7\\u00f7-\\u00f7\\u037e-\\u037e\\u0387-\\u0387\\u055a-\\u055f\\u0589-\\u058a\\u05be-\\u05be\\u05c0-\\u05c0\\u05c3-\\u05c3\\u05f3-\\u05f4\\u060c-\\u060d\\u061b-\\u061b\\u061d-\\u061f\\u066a-\\u066d\\u06d4-\\u06d4\\u0964-\\u0965\\u0e4f-\\u0e4f\\u0e5a-\\u0e5b\\u1361-\\u1368\\u1680-\\u1680\\u17d4-\\u17d6\\u1800-\\u180a\\u2000-\\u2bff\\u2e00-\\u2e2e\\u2e30-\\u2e7f\\u3000-\\u3004\\u3008-\\u3030\\u303d-\\u303f\\u30a0-\\u30a0\\u30fb-\\u30fb\\ue000-\\uf8ff\\ufd3e-\\ufd3f\\ufe00-\\ufe6f\\ufeff-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\uffe0-\\uffff\\U0001f000-\\U0001fbff\\U000e0000-\\U0010ffff])[tT][rR][uU][eE](?:[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u005e\\u0060-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u00d7-\\u00d7\\u00f7-\\u00f7\\u037e-\\u037e\\u0387-\\u0387\\u055a-\\u055f\\u0589-\\u058a\\u05be-\\u05be\\u05c0-\\u05c0\\u05c3-\\u05c3\\u05f3-\\u05f4\\u060c-\\u060d\\u061b-\\u061b\\u061d-\\u061f\\u066a-\\u066d\\u06d4-\\u06d4\\u0964-\\u0965\\u0e4f-\\u0e4f\\u0e5a-\\u0e5b\\u1361-\\u1368\\u1680-\\u1680\\u17d4-\\u17d6\\u1800-\\u180a\\u2000-\\u2bff\\u2e00-\\u2e2e\\u2e30-\\u2e7f\\u3000-\\u3004\\u3008-\\u3030\\u303d-\\u303f\\u30a0-\\u30a0\\u30fb-\\u30fb\\ue000-\\uf8ff\\ufd3e-\\ufd3f\\ufe00-\\ufe6f\\ufeff-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\uffe0-\\uffff\\U0001f000-\\U0001fbff\\U000e0000-\\U0010ffff]|$)",
        "1",
      ]
    `);
  });

  it('looks up what the writer wrote', () => {
    const any = (...tokens: number[]) => `t.tok && (${set(...tokens, OVERFLOW_TOKEN)}`;
    expect(compile('level:ERROR').tokens).toBe(`${any(levelToken('ERROR'))})`);
    const [voltage = 0, range = 0] = wordTokens('voltage range');
    expect(compile('voltage range').tokens?.split(' AND ').sort()).toEqual(
      [`${any(voltage)})`, `${any(range)})`].sort(),
    );
    const [v = 0] = wordTokens('v');
    const streams = " || (SELECT coalesce(array_agg(s.id), '{}') FROM stream s WHERE ";
    const clauses = (text: string) =>
      compile(text)
        .tokens?.split(' AND t.tok')
        .map((clause) => clause.split(streams)[0]);
    // Out of the planner's sight: of so many tokens it would take some for frequent, and test every row for all of them.
    expect(clauses('k:*')).toEqual([`${any()} || (SELECT '{${presenceTokens('k').join(',')}}'::int[])`]);
    // The value, or prose that holds its word: each half of the "and" is a clause of its own.
    expect(compile('k:v').tokens).toContain(any(equalsToken('k', 'v'), proseToken('k')));
    expect(compile('k:v').tokens).toContain(any(equalsToken('k', 'v'), v));
    expect(clauses('n:[4 TO 7]')).toEqual([any(...[3, 4, 5].map((bucket) => bucketToken('n', bucket)))]);
    expect(compile('n:5').tokens).toContain(String(numberWordToken('5')));
    for (const text of ['k:*', 'k:v', 'env:prod']) expect(compile(text).tokens).toContain(streams);
    expect(compile('service:a*').tokens).toContain(
      " || (SELECT coalesce(array_agg(-v.id), '{}') FROM service v WHERE ",
    );
    for (const text of ['NOT a', 'a OR NOT b', 'ab*', 'http.*:5', 'time>now-1h', 'message:*', '🔥']) {
      expect(compile(text).tokens, text).toBeNull();
    }
    expect(compile('ab* c').tokens).toContain(String(wordTokens('c')[0]));
  });

  it.each([
    ['', null, null],
    ['level:ERROR', null, ['ERROR']],
    ['level:(ERROR OR WARN)', null, ['WARN', 'ERROR']],
    ['NOT level:INFO', null, ['UNSET', 'TRACE', 'DEBUG', 'WARN', 'ERROR', 'FATAL']],
    ['level:ERROR level:INFO', null, []],
    ['service:a', 'r.service_id IN (SELECT v.id FROM service v WHERE v.tenant_id = $', null],
    ['service:a AND level>=ERROR', 'r.service_id IN (SELECT', ['ERROR', 'FATAL']],
    ['NOT service:a', 'NOT (r.service_id IN (SELECT', null],
  ] as const)('the rollup answers %s', (text, where, classes) => {
    const { rollup } = compile(text);
    expect(rollup?.classes).toEqual(classes);
    if (where === null) expect(rollup?.serviceWhere).toBeNull();
    else expect(rollup?.serviceWhere?.replace(/^\(/, '')).toContain(where);
  });

  it.each([
    'a',
    'level:notice',
    'level:foo',
    'level:err*',
    'service:a OR level:ERROR',
    'NOT (service:a level:ERROR)',
    'service:a x:1',
  ])('the rollup does not answer %s', (text) => expect(compile(text).rollup).toBeNull());

  it('compiles whatever is valid, with every parameter in use', () => {
    fc.assert(
      fc.property(arbitraryQuery, (node) => {
        for (const compileQuery of [compileLogQuery, compileSpanQuery]) {
          const params = new SqlParams();
          const { exact, tokens } = compileQuery(node, params, ctx);
          const used = new Set([...exact.matchAll(/\$(\d+)::/g)].map(([, n]) => Number(n)));
          expect([...used].sort((a, b) => a - b)).toEqual(params.values.map((_, i) => i + 1));
          for (const [, n] of (tokens ?? '').matchAll(/\$(\d+)::/g)) expect(used).toContain(Number(n));
          expect(exact).not.toMatch(/[«»]/);
        }
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('never lets text into the SQL', () => {
    const hostile = ["x'; DROP TABLE log; --", '$77::text', '"; SELECT 1', '«0»', "') OR TRUE --", '\\'];
    for (const text of hostile) {
      const leaf = { kind: 'match', value: { kind: 'text', text, from: 0, to: 0 }, from: 0, to: 0 } as const;
      const field = { name: text, pattern: null, from: 0, to: 0 };
      for (const name of [null, field, { ...field, pattern: [{ text }, { wild: '*' as const }] }]) {
        const params = new SqlParams();
        const { exact } = compileLogQuery({ ...leaf, field: name }, params, ctx);
        expect(exact).not.toContain(text.length > 1 ? text : '\\\\');
        expect(params.values.length).toBeGreaterThan(0);
      }
    }
  });
});
