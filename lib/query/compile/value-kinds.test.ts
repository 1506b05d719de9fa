import { describe, expect, it } from 'vitest';
import type { QueryNode, QueryValue } from '../ast';
import { parseNetwork } from '../ip-network';
import { parseRegex } from '../regex';
import { termGrams } from '../term-grams';
import { wordTokens } from '../token-names';
import { compileLogQuery } from './compile-log-query';
import { SqlParams } from './sql-params';
import { SEPARATORS_REGEX } from './sql-regex';

const at = { from: 0, to: 0 };
const ctx = { tenantId: 1, nowNs: 1n };

function compile(name: string | null, value: QueryValue, terms: { logs: bigint | null } | null = null) {
  const field = name === null ? null : { name, pattern: null, ...at };
  const node: QueryNode = { kind: 'match', field, value, ...at };
  const params = new SqlParams();
  const full = { ...ctx, terms: terms && { ...terms, spans: null } };
  return { ...compileLogQuery(node, params, full), values: params.values };
}

function regex(source: string): QueryValue {
  const { regex } = parseRegex(source);
  if (!regex) throw new Error(source);
  return { kind: 'regex', source, regex, ...at };
}

describe('the SQL of', () => {
  it('words near each other', () => {
    const { exact, values } = compile('message', { kind: 'near', text: 'Out range', slop: 3, ...at });
    expect(exact.replace(/\s+/g, ' ')).toMatchInlineSnapshot(
      `"((((t.tok && '{-861558181}'::int[] OR t.tok @> '{-183837064,-124996247}'::int[])) IS TRUE AND ((strpos(lower(t.body COLLATE "C"), $1::text) > 0 AND strpos(lower(t.body COLLATE "C"), $2::text) > 0) AND EXISTS (WITH p AS MATERIALIZED (SELECT u.w, u.i FROM regexp_split_to_table(lower(t.body COLLATE "C"), $3::text) WITH ORDINALITY AS u(w, i) WHERE u.w IN ($1::text, $2::text)) SELECT 1 FROM (SELECT p.i - 0 AS m FROM p WHERE p.w = $1::text UNION SELECT p.i - 1 AS m FROM p WHERE p.w = $2::text) s WHERE (EXISTS (SELECT 1 FROM p WHERE p.w = $1::text AND p.i BETWEEN s.m + 0 AND s.m + 0 + $4::bigint) AND EXISTS (SELECT 1 FROM p WHERE p.w = $2::text AND p.i BETWEEN s.m + 1 AND s.m + 1 + $4::bigint))))))"`,
    );
    expect(values).toEqual(['out', 'range', SEPARATORS_REGEX, '3']);
  });

  it('a fuzzy word: pieces that no edit can have touched, then words of about its length', () => {
    const { exact, values } = compile('message', { kind: 'fuzzy', text: 'Time', edits: 1, ...at });
    expect(exact).toMatchInlineSnapshot(
      `"(((strpos(lower(t.body COLLATE "C"), $1::text) > 0 OR strpos(lower(t.body COLLATE "C"), $2::text) > 0 OR strpos(lower(t.body COLLATE "C"), $3::text) > 0) AND EXISTS (SELECT 1 FROM regexp_split_to_table(lower(t.body COLLATE "C"), $4::text) AS u(w) WHERE (length(u.w) BETWEEN 3 AND 5 AND (strpos(u.w, $1::text) > 0 OR strpos(u.w, $2::text) > 0 OR strpos(u.w, $3::text) > 0) AND u.w ~ $5::text))))"`,
    );
    expect(values).toMatchInlineSnapshot(`
      [
        "ti",
        "me",
        "tmie",
        "[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u005e\\u0060-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u00d7-\\u00d7\\u00f7-\\u00f7\\u037e-\\u037e\\u0387-\\u0387\\u055a-\\u055f\\u0589-\\u058a\\u05be-\\u05be\\u05c0-\\u05c0\\u05c3-\\u05c3\\u05f3-\\u05f4\\u060c-\\u060d\\u061b-\\u061b\\u061d-\\u061f\\u066a-\\u066d\\u06d4-\\u06d4\\u0964-\\u0965\\u0e4f-\\u0e4f\\u0e5a-\\u0e5b\\u1361-\\u1368\\u1680-\\u1680\\u17d4-\\u17d6\\u1800-\\u180a\\u2000-\\u2bff\\u2e00-\\u2e2e\\u2e30-\\u2e7f\\u3000-\\u3004\\u3008-\\u3030\\u303d-\\u303f\\u30a0-\\u30a0\\u30fb-\\u30fb\\ue000-\\uf8ff\\ufd3e-\\ufd3f\\ufe00-\\ufe6f\\ufeff-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\uffe0-\\uffff\\U0001f000-\\U0001fbff\\U000e0000-\\U0010ffff]+",
        "^(?:(?:ti(?:m(?:.?|.e|e.)|(?:.?|.m|m.)e)|(?:t(?:.?|.i|i.)|(?:.?|.t|t.)i)me)|itme|tmie|tiem)$",
      ]
    `);
  });

  it('a regular expression, its longest plain piece first', () => {
    const { exact, values } = compile('message', regex('imeo.t|x'));
    expect(exact).toBe('(t.body ~ $1::text)');
    expect(values).toEqual(['[iI][mM][eE][oO][^\\u000a][tT]|[xX]']);
    const literal = compile('message', regex('^\\d+ imeo.t$'));
    expect(literal.exact).toBe('((strpos(lower(t.body COLLATE "C"), $1::text) > 0 AND t.body ~ $2::text))');
    expect(literal.values).toEqual([
      ' imeo',
      '^(?:[\\u0030-\\u0039]){1,}\\u0020[iI][mM][eE][oO][^\\u000a][tT]$',
    ]);
  });

  it('an address block: both notations, and never a cast of what is no address', () => {
    const network = parseNetwork('10.0.0.0/8');
    if (!network) throw new Error('no network');
    const { exact, values } = compile('ip', { kind: 'network', text: '10.0.0.0/8', network, ...at });
    expect(exact).toContain(
      'THEN (((t.attributes ->> $1::text))::inet BETWEEN $6::inet AND $7::inet OR ((t.attributes ->> $1::text))::inet BETWEEN $8::inet AND $9::inet) ELSE FALSE END',
    );
    expect(values.slice(5, 9)).toEqual([
      '10.0.0.0',
      '10.255.255.255',
      '0:0:0:0:0:ffff:a00:0',
      '0:0:0:0:0:ffff:aff:ffff',
    ]);
  });

  it('null: no such field, or the text', () => {
    const { exact, values } = compile('level', { kind: 'null', ...at });
    expect(exact).toBe(
      '(((((t.severity BETWEEN 1 AND 24) IS NOT TRUE)) OR (lower(t.severity_text COLLATE "C") = $1::text)))',
    );
    expect(values).toEqual(['null']);
  });
});

describe('pieces of words', () => {
  const pattern: QueryValue = {
    kind: 'wildcard',
    pattern: [{ wild: '*' }, { text: 'imeou' }, { wild: '*' }],
    ...at,
  };

  it('are looked up in the dictionary, which holds no text of the query', () => {
    const { tokens, exact } = compile(null, pattern, { logs: null });
    expect(tokens).toContain(
      `FROM term d WHERE d.tenant_id = 1 AND d.grams @> '{${termGrams('imeou').slice(0, 3).join(',')}}'::int[]`,
    );
    expect(tokens).not.toContain('time_ns');
    // One row is not tested for thousands of tokens.
    expect(exact).not.toContain('FROM term');
  });

  it('leave the rows of before the dictionary in, and are not looked up before that time is known', () => {
    expect(compile(null, pattern, { logs: 77n }).tokens).toContain('t.time_ns < 77');
    expect(compile(null, pattern, null).tokens).toBeNull();
  });

  it('are those of wildcards and regular expressions, where they are long enough', () => {
    const usesTerms = (value: QueryValue, name: string | null = null) =>
      compile(name, value, { logs: null }).tokens?.includes('FROM term') ?? false;
    expect(usesTerms(regex('imeo.t'))).toBe(true);
    expect(usesTerms(regex('ti.eo'))).toBe(false);
    expect(usesTerms(regex('x|timeout'))).toBe(false);
    expect(usesTerms(pattern, 'host')).toBe(true);
    expect(
      usesTerms({ kind: 'wildcard', pattern: [{ text: 'te' }, { wild: '*' }, { text: 'ut' }], ...at }),
    ).toBe(true);
    expect(usesTerms({ kind: 'wildcard', pattern: [{ text: 't' }, { wild: '*' }], ...at })).toBe(false);
  });

  it('that are whole words need no dictionary', () => {
    const [password] = wordTokens('password');
    expect(compile(null, regex(' password for ')).tokens).toContain(String(password));
    expect(compile(null, regex('password')).tokens).toBeNull();
    const field: QueryValue = {
      kind: 'wildcard',
      pattern: [{ wild: '*' }, { text: '-password-' }, { wild: '*' }],
      ...at,
    };
    expect(compile('k', field).tokens).toContain(String(password));
  });
});
