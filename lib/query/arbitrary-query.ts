// For tests: random queries and records over one small vocabulary, so that they meet.
import fc from 'fast-check';
import type { Attributes } from '../contracts/attributes';
import type { LogRecord, TelemetryStream } from '../contracts/telemetry';
import { timeNs } from '../time/time-ns';
import type { Pattern, QueryNode, QueryValue } from './ast';

const WORDS = [
  'error',
  'Voltage',
  'out',
  'of',
  'range',
  'W-12345',
  'a.b',
  'é',
  'É',
  'ß',
  'Straße',
  'STRASSE',
  '日本語',
  'ΣΑΣ',
  'σας',
];
const ODD = [
  '',
  ' ',
  '🔥',
  '->',
  'a%b',
  'a_b',
  'b\\s',
  '"q"',
  "it's",
  '\u212a',
  'k',
  'İ',
  'ı',
  'i',
  '\t',
  'x\ny',
  'and',
  '(z)',
  '[ERROR]',
  'ꙮ',
  '𐐀',
  '𐐨',
  '½',
  'naïve_x',
  'e\u0301',
];
const NUMBERS = [
  '5',
  '5.0',
  '05',
  '+5',
  '1e3',
  '1000',
  '-3',
  '0.5',
  '.5',
  '2e-1',
  '0',
  '-0',
  '9007199254740993',
  '9007199254740992',
  '1e21',
  '1e-7',
];
const VOCABULARY = [...WORDS, ...ODD, ...NUMBERS, 'true', 'False', 'GET /api/v1', 'prod'];
const FIELDS = [
  'k',
  'n',
  'http.status',
  'a b',
  'Ünï',
  '5x',
  'version',
  'env',
  'service',
  'level',
  'message',
  'host:name',
  'AND',
  'attributes.level',
  'resource.service',
  'attributes.k',
];

const part = fc.constantFrom(...VOCABULARY);
const text = fc.oneof(
  { weight: 3, arbitrary: part },
  { weight: 2, arbitrary: fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('-')) },
  { weight: 1, arbitrary: fc.array(part, { minLength: 14, maxLength: 20 }).map((parts) => parts.join(' ')) },
);
const scalar = fc.oneof(text, fc.constantFrom(5, 5.5, 0, -3, 1000, 1e21, 1e-7, 0.2, 0.5), fc.boolean());
const list = fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 });
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  fc.constantFrom(...FIELDS),
  fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: list }),
  { maxKeys: 4 },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

export const arbitraryStream: fc.Arbitrary<TelemetryStream> = fc.record({
  service: fc.constantFrom('stdf-parser', 'API', 'my service', 'éa', 'error'),
  environment: maybe(fc.constantFrom('prod', 'Test')),
  serviceVersion: maybe(fc.constantFrom('5', '2.1')),
  resource: attributes,
  scopeName: maybe(part),
  scopeVersion: maybe(part),
  scopeAttributes: attributes,
});

export function arbitraryLog(stream: fc.Arbitrary<TelemetryStream>): fc.Arbitrary<LogRecord> {
  return fc.record({
    time: fc
      .integer({ min: 0, max: 1_000_000 })
      .map((n) => timeNs(1_700_000_000_000_000_000n + BigInt(n) * 1_000_000_000n)),
    observedTime: fc.constant(timeNs(1_700_000_000_000_000_000n)),
    severityNumber: fc.integer({ min: 0, max: 24 }),
    severityText: maybe(fc.constantFrom('ERROR', 'notice', 'Bad Thing', 'warn', '17', 'é')),
    body: text,
    bodyIsJson: fc.constant(false),
    traceId: maybe(fc.constantFrom('4bf92f3577b34da6a3ce929d0e0e4736', 'trace-1f3c', 'error')),
    spanId: maybe(fc.constantFrom('00f067aa0ba902b7', 'span range')),
    attributes,
    stream,
  });
}

const at = { from: 0, to: 0 };
const pattern: fc.Arbitrary<Pattern> = fc
  .tuple(maybe(part), fc.constantFrom<'*' | '?'>('*', '?'), maybe(part), fc.boolean())
  .map(([before, wild, after, again]) => {
    const parts: Pattern = [
      ...(before ? [{ text: before }] : []),
      { wild },
      ...(after ? [{ text: after }] : []),
      ...(again && after ? [{ wild: '*' as const }] : []),
    ];
    return parts.length === 1 && wild === '*' ? [{ text: 'x' }, { wild }] : parts;
  });
const bound = fc.record({ text: fc.oneof(fc.constantFrom(...NUMBERS), part), inclusive: fc.boolean() });
const level = fc.constantFrom(
  'ERROR',
  'err',
  'warning',
  'notice',
  'Bad Thing',
  'bad',
  'unset',
  '17',
  'fatal2',
  'é',
);

function value(words: fc.Arbitrary<string>): fc.Arbitrary<QueryValue> {
  return fc.oneof(
    { weight: 5, arbitrary: words.map((text): QueryValue => ({ kind: 'text', text, ...at })) },
    { weight: 2, arbitrary: pattern.map((pattern): QueryValue => ({ kind: 'wildcard', pattern, ...at })) },
    { weight: 1, arbitrary: fc.constant<QueryValue>({ kind: 'exists', ...at }) },
    { weight: 1, arbitrary: bound.map((min): QueryValue => ({ kind: 'range', min, max: null, ...at })) },
    { weight: 1, arbitrary: bound.map((max): QueryValue => ({ kind: 'range', min: null, max, ...at })) },
    {
      weight: 1,
      arbitrary: fc.tuple(bound, bound).map(([min, max]): QueryValue => ({ kind: 'range', min, max, ...at })),
    },
  );
}

const field = (name: string) => ({ name, pattern: null, ...at });
const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc
    .oneof(text, part)
    .filter((words) => !/^[\s!-/:-@[-`{-~]*$/.test(words))
    .map(
      (words): QueryNode => ({
        kind: 'match',
        field: null,
        value: { kind: 'text', text: words, ...at },
        ...at,
      }),
    ),
  pattern.map(
    (pattern): QueryNode => ({
      kind: 'match',
      field: null,
      value: { kind: 'wildcard', pattern, ...at },
      ...at,
    }),
  ),
  fc
    .tuple(fc.constantFrom(...FIELDS, 'scope.name', 'scope.version', 'severity_number'), value(text))
    .map(([name, value]): QueryNode => ({ kind: 'match', field: field(name), value, ...at })),
  value(level).map((value): QueryNode => ({ kind: 'match', field: field('level'), value, ...at })),
  fc
    .tuple(
      fc.constantFrom<Pattern>(
        [{ text: 'h' }, { wild: '*' }],
        [{ wild: '?' }],
        [{ text: 'resource.' }, { wild: '*' }],
        [{ text: 'attributes.le' }, { wild: '*' }],
      ),
      value(text),
    )
    .map(
      ([pattern, value]): QueryNode => ({
        kind: 'match',
        field: {
          name: pattern.map((part) => ('wild' in part ? part.wild : part.text)).join(''),
          pattern,
          ...at,
        },
        value,
        ...at,
      }),
    ),
  fc
    .tuple(
      fc.constantFrom('trace_id', 'span_id'),
      value(
        fc.constantFrom(
          '4bf92f3577b34da6a3ce929d0e0e4736',
          'F067AA0BA902B7',
          'trace-1f3c',
          'span range',
          '0',
        ),
      ),
    )
    .map(([name, value]): QueryNode => ({ kind: 'match', field: field(name), value, ...at })),
  value(fc.constantFrom('2023-11-15', '2023-11-16T12:30', 'now-1h', 'now-7d/d', '1700300000', 'soon')).map(
    (value): QueryNode => ({ kind: 'match', field: field('time'), value, ...at }),
  ),
);

/** Shaped as the parser would build it: no list of one, no AND directly in AND, no NOT of NOT. */
export const arbitraryQuery: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: tie('node').map(
        (child): QueryNode => (child.kind === 'not' ? child : { kind: 'not', child, ...at }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom<'and' | 'or'>('and', 'or'),
          fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        )
        .map(
          ([kind, children]): QueryNode => ({
            kind,
            children: children.flatMap((child) => (child.kind === kind ? child.children : [child])),
            ...at,
          }),
        ),
    },
  ),
})).node;
