import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog, testSpan, testStream } from '../../../scripts/test-records';
import type { FieldName, Pattern, QueryNode, QueryValue } from '../../query/ast';
import { compileLogQuery } from '../../query/compile/compile-log-query';
import { compileSpanQuery } from '../../query/compile/compile-span-query';
import { evaluateLog, evaluateSpan } from '../../query/evaluate';
import { parseNetwork } from '../../query/ip-network';
import { parseRegex } from '../../query/regex';
import { timeNs } from '../../time/time-ns';
import { statement } from '../client/statement';
import { writeLogs } from '../write/write-logs';
import { writeSpans } from '../write/write-spans';

const HOSTILE = [
  "'; DROP TABLE log; --",
  "') OR TRUE --",
  "\\'; SELECT 1",
  '"; SELECT 1; /* */',
  '$$ quoted $$',
  '$tag$x$tag$',
  '$1',
  '$77::text',
  '«0»',
  '«99»',
  '\u0000nul\u0000',
  'lone \ud800 surrogate \udc00',
  '\\',
  '\\\\',
  'C:\\Users\\x',
  '%',
  '_',
  '100%_sure',
  '(',
  '[[:alpha:]]',
  '(?i)x{1,}',
  '^.*$',
  '\\1\\y\\m',
  '***:',
  '***=literal',
  '$.**',
  '" ) || (true',
  '{1,2}',
  '{"a":1}',
  'é\u202e🔥',
  'x'.repeat(5_000),
  `${'a '.repeat(400)}b`,
];
const NOW = 1_800_000_000_000_000_000n;
const ctx = { tenantId: 1, nowNs: NOW, terms: { logs: null, spans: null } };
const database = openTestDatabase();
const at = { from: 0, to: 0 };
// What the store can hold of it: no NUL, no lone surrogates.
const stored = (text: string) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd');
const texts = [...HOSTILE.map(stored), 'plain text', ''];
const START = 1_700_000_000_000_000_000n;
const logs = texts.map((text, i) =>
  testLog({
    time: timeNs(START + BigInt(i)),
    body: text,
    attributes: { k: text, [stored(text).slice(0, 100) || 'empty']: 'v', list: [text, 5, true] },
    stream: testStream({ resource: { r: text } }),
  }),
);
const spans = texts.map((text, i) =>
  testSpan({
    start: timeNs(START + BigInt(i)),
    name: text || 'none',
    statusMessage: text,
    attributes: { k: text },
    events: [{ time: timeNs(START), name: text, attributes: { e: [text] } }],
  }),
);

beforeAll(async () => {
  await writeLogs({ tenantId: 1, records: logs, digest: null });
  await writeSpans({ tenantId: 1, records: spans, digest: null });
});

describe('hostile text in every place of a query', () => {
  const places: Record<string, (text: string) => QueryNode> = {
    'free text': (text) => match(null, { kind: 'text', text, ...at }),
    'a field': (text) => match(named('k'), { kind: 'text', text, ...at }),
    'a field of the resource': (text) => match(named('r'), { kind: 'text', text, ...at }),
    'an event field': (text) => match(named('e'), { kind: 'text', text, ...at }),
    'a field name': (text) => match(named(text), { kind: 'text', text: 'v', ...at }),
    'a field that is there': (text) => match(named(text), { kind: 'exists', ...at }),
    'a field that is null': (text) => match(named(text), { kind: 'null', ...at }),
    'a name with a wildcard': (text) => match(wild(text), { kind: 'text', text: 'v', ...at }),
    'the message': (text) => match(named('message'), { kind: 'text', text, ...at }),
    'the level': (text) => match(named('level'), { kind: 'text', text, ...at }),
    'an id': (text) => match(named('trace_id'), { kind: 'text', text, ...at }),
    'a wildcard': (text) =>
      match(named('k'), { kind: 'wildcard', pattern: [{ text }, { wild: '*' }], ...at }),
    'a free wildcard': (text) =>
      match(null, { kind: 'wildcard', pattern: [{ wild: '*' }, { text }, { wild: '?' }], ...at }),
    'a range': (text) => {
      const bound = { text, inclusive: true };
      return match(named('k'), { kind: 'range', min: bound, max: bound, ...at });
    },
    'an open range': (text) =>
      match(named('k'), { kind: 'range', min: { text, inclusive: false }, max: null, ...at }),
    'words near each other': (text) => match(null, { kind: 'near', text: text.slice(0, 60), slop: 3, ...at }),
    'a fuzzy word': (text) => match(null, { kind: 'fuzzy', text, edits: 2, ...at }),
    'a fuzzy word of a field': (text) => match(named('k'), { kind: 'fuzzy', text, edits: 1, ...at }),
    'an expression as typed': (text) => match(null, regexValue(text)),
    'an expression of a field': (text) => match(named('k'), regexValue(text)),
    'an expression of these characters': (text) =>
      match(named('k'), {
        kind: 'regex',
        source: '',
        regex: { kind: 'literal', text: stored(text).slice(0, 500) },
        ...at,
      }),
    'an address block': (text) => {
      const network = parseNetwork('0.0.0.0/0');
      return match(
        named('k'),
        network ? { kind: 'network', text, network, ...at } : { kind: 'exists', ...at },
      );
    },
  };

  it.each(Object.keys(places))('%s', async (place) => {
    for (const text of HOSTILE) {
      const of = (text: string) => places[place]?.(text) ?? match(null, { kind: 'exists', ...at });
      const node = of(text);
      // The store holds neither NUL nor half a character, so a query means what it could hold.
      const meant = of(stored(text));
      for (const table of ['log', 'span'] as const) {
        const { sql, found } = await search(node, table);
        // What is only signs of SQL's own grammar is of course in it.
        if (text.length > 6) expect(sql, place).not.toContain(text);
        expect(sql).not.toMatch(/[«»]/);
        const expected =
          table === 'log'
            ? logs.flatMap((log, i) => (evaluateLog(meant, log, NOW) ? [i] : []))
            : spans.flatMap((span, i) => (evaluateSpan(meant, span, NOW) ? [i] : []));
        expect(found, `${table}, ${place}: ${text.slice(0, 40)}`).toEqual(expected);
      }
    }
    const [left] = await database.query<{ n: bigint }>('SELECT count(*) AS n FROM log');
    expect(left?.n).toBe(BigInt(logs.length));
  });
});

function match(field: FieldName | null, value: QueryValue): QueryNode {
  return { kind: 'match', field, value, ...at };
}

function named(name: string): FieldName {
  return { name, pattern: null, ...at };
}

function wild(text: string): FieldName {
  const pattern: Pattern = [{ text }, { wild: '*' }];
  return { name: `${text}*`, pattern, ...at };
}

/** Of what is no expression, its characters. */
function regexValue(source: string): QueryValue {
  const regex = parseRegex(source).regex ?? { kind: 'literal' as const, text: stored(source).slice(0, 500) };
  return { kind: 'regex', source, regex, ...at };
}

async function search(node: QueryNode, table: 'log' | 'span'): Promise<{ sql: string; found: number[] }> {
  const time = table === 'log' ? 'time_ns' : 'start_ns';
  const { text, values } = statement((params) => {
    const { exact, tokens } = (table === 'log' ? compileLogQuery : compileSpanQuery)(node, params, ctx);
    return `SELECT t.${time} AS time, (${tokens ?? 'TRUE'}) IS TRUE AS candidate FROM ${table} t WHERE ${exact} ORDER BY 1`;
  });
  const rows = await database.query<{ time: bigint; candidate: boolean }>(text, values);
  expect(rows.every(({ candidate }) => candidate)).toBe(true);
  return { sql: text, found: rows.map(({ time }) => Number(time - START)) };
}
