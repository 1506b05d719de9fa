// For tests: random queries over the vocabulary of arbitrary-record.ts.
import fc from 'fast-check';
import { ADDRESSES, FIELDS, maybe, NUMBERS, part, text } from './arbitrary-record';
import { arbitraryRegex } from './arbitrary-regex';
import type { Pattern, QueryNode, QueryValue } from './ast';
import { parseNetwork } from './ip-network';

const at = { from: 0, to: 0 };
/** Pieces of words, as people search for what they half remember. */
const cutPattern: fc.Arbitrary<Pattern> = fc
  .tuple(part, fc.nat(7), fc.nat(7), fc.constantFrom('around', 'start', 'end', 'inside'))
  .map(([word, a, b, shape]) => {
    const letters = [...word];
    const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
    const wild = { wild: '*' as const };
    const text = (part: string[]) => (part.length > 0 ? [{ text: part.join('') }] : []);
    if (shape === 'inside') return [...text(letters.slice(0, from)), wild, ...text(letters.slice(to))];
    const piece = text(letters.slice(from, to));
    return shape === 'start' ? [...piece, wild] : shape === 'end' ? [wild, ...piece] : [wild, ...piece, wild];
  })
  .filter((parts) => parts.some((part) => 'text' in part))
  .map((parts) =>
    parts.filter((part, i) => !('wild' in part) || !('wild' in (parts[i - 1] ?? { text: '' }))),
  );
const wholePattern: fc.Arbitrary<Pattern> = fc
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
const pattern: fc.Arbitrary<Pattern> = fc.oneof(
  { weight: 1, arbitrary: wholePattern },
  { weight: 2, arbitrary: cutPattern },
);
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

const NETWORKS = [
  '10.0.0.0/8',
  '10.0.0.0/24',
  '10.1.2.3/32',
  '2001:db8::/32',
  '::/0',
  '0.0.0.0/0',
  '::ffff:10.0.0.0/104',
];
const network: fc.Arbitrary<QueryValue> = fc.constantFrom(...NETWORKS).map((text) => {
  const network = parseNetwork(text);
  return network ? { kind: 'network', text, network, ...at } : { kind: 'text', text, ...at };
});
const address = fc.record({ text: fc.constantFrom(...ADDRESSES), inclusive: fc.boolean() });

/** The value kinds beyond Lucene's plain terms, wildcards and ranges. */
function extraValue(words: fc.Arbitrary<string>): fc.Arbitrary<QueryValue> {
  return fc.oneof(
    fc
      .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 5 }))
      .map(([all, slop]): QueryValue => ({ kind: 'near', text: all.join(' ').slice(0, 60), slop, ...at })),
    fc
      .tuple(words, fc.constantFrom<1 | 2>(1, 2))
      .map(([text, edits]): QueryValue => ({ kind: 'fuzzy', text, edits, ...at })),
    arbitraryRegex.map((regex): QueryValue => ({ kind: 'regex', source: '', regex, ...at })),
  );
}

function fieldValue(words: fc.Arbitrary<string>, full: boolean): fc.Arbitrary<QueryValue> {
  if (!full) return value(words);
  return fc.oneof(
    { weight: 6, arbitrary: value(words) },
    { weight: 4, arbitrary: extraValue(words) },
    { weight: 2, arbitrary: network },
    { weight: 1, arbitrary: fc.constant<QueryValue>({ kind: 'null', ...at }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(maybe(address), address)
        .map(([min, max]): QueryValue => ({ kind: 'range', min, max, ...at })),
    },
  );
}

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
/** Neighbours that meet: all pairs of few words. */
const freeNear: fc.Arbitrary<QueryNode> = fc
  .tuple(
    fc.array(fc.constantFrom('error', 'out', 'of', 'range', 'é', 'a', 'b', '5'), {
      minLength: 2,
      maxLength: 4,
    }),
    fc.integer({ min: 0, max: 8 }),
  )
  .map(
    ([words, slop]): QueryNode => ({
      kind: 'match',
      field: null,
      value: { kind: 'near', text: words.join(' '), slop, ...at },
      ...at,
    }),
  );

function leaf(full: boolean): fc.Arbitrary<QueryNode> {
  return fc.oneof(
    ...(full
      ? [extraValue(text).map((value): QueryNode => ({ kind: 'match', field: null, value, ...at })), freeNear]
      : []),
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
      .tuple(
        fc.constantFrom(...FIELDS, 'scope.name', 'scope.version', 'severity_number'),
        fieldValue(text, full),
      )
      .map(([name, value]): QueryNode => ({ kind: 'match', field: field(name), value, ...at })),
    fieldValue(level, full).map(
      (value): QueryNode => ({ kind: 'match', field: field('level'), value, ...at }),
    ),
    fc
      .tuple(
        fc.constantFrom<Pattern>(
          [{ text: 'h' }, { wild: '*' }],
          [{ wild: '?' }],
          [{ text: 'resource.' }, { wild: '*' }],
          [{ text: 'attributes.le' }, { wild: '*' }],
        ),
        fieldValue(text, full),
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
        fieldValue(
          fc.constantFrom(
            '4bf92f3577b34da6a3ce929d0e0e4736',
            'F067AA0BA902B7',
            'trace-1f3c',
            'span range',
            '0',
          ),
          full,
        ),
      )
      .map(([name, value]): QueryNode => ({ kind: 'match', field: field(name), value, ...at })),
    fieldValue(
      fc.constantFrom('2023-11-15', '2023-11-16T12:30', 'now-1h', 'now-7d/d', '1700300000', 'soon'),
      full,
    ).map((value): QueryNode => ({ kind: 'match', field: field('time'), value, ...at })),
  );
}

/** Shaped as the parser would build it: no list of one, no AND directly in AND, no NOT of NOT. */
const queries = (full: boolean): fc.Arbitrary<QueryNode> =>
  fc.letrec<{ node: QueryNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: leaf(full) },
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

/** Plain terms, wildcards and ranges. */
export const arbitraryQuery = queries(false);
/** Every kind of value. */
export const arbitraryFullQuery = queries(true);
