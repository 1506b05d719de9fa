// For tests: random traces and queries of them over a small vocabulary, so that much matches and much does not.
import fc from 'fast-check';
import type { SpanRecord } from '../lib/contracts/telemetry';
import { timeNs } from '../lib/time/time-ns';
import { testSpan, testStream } from './test-records';

const SERVICES = ['gate', 'lot', 'db'];
const NAMES = ['GET /lots', 'select', 'flush all'];
const WORDS = ['red', 'green', 'blue'];
const MS = 1_000_000n;
const streams = SERVICES.map((service) => testStream({ service }));
const hex = (n: number) => n.toString(16).padStart(16, '0');

/** One span as chance gives it: parents may be missing, later, the span itself, or of a circle; ids may be double. */
const drawn = fc.record({
  id: fc.nat(9),
  parent: fc.option(fc.nat(11), { nil: null, freq: 4 }),
  service: fc.nat(2),
  name: fc.nat(2),
  startMs: fc.oneof({ weight: 9, arbitrary: fc.nat(50) }, { weight: 1, arbitrary: fc.constant(3_600_000) }),
  durationMs: fc.oneof(fc.constantFrom(0, 1, 10), fc.nat(60)),
  status: fc.constantFrom<0 | 1 | 2>(0, 0, 1, 2),
  kind: fc.nat(5),
  word: fc.nat(2),
  n: fc.nat(5),
});

/** The spans of one trace, at least one, that begin at `startNs` or soon after. */
export function arbitraryTrace(traceId: string, startNs: bigint): fc.Arbitrary<SpanRecord[]> {
  return fc.array(drawn, { minLength: 1, maxLength: 9 }).map((spans) => {
    const known = new Set<string>();
    return spans.flatMap((one): SpanRecord[] => {
      const start = timeNs(startNs + BigInt(one.startMs) * MS);
      // Which of two roots with one id and one start is the root nobody can say.
      const key = `${one.id} ${start}`;
      if (known.has(key)) return [];
      known.add(key);
      const stream = streams[one.service];
      return [
        testSpan({
          traceId,
          spanId: one.id === 9 ? 'span-nine' : hex(one.id + 1),
          parentSpanId: one.parent === null ? null : one.parent === 9 ? 'span-nine' : hex(one.parent + 1),
          start,
          durationNs: BigInt(one.durationMs) * MS,
          name: NAMES[one.name] ?? '',
          status: one.status,
          kind: one.kind as SpanRecord['kind'],
          attributes: { color: WORDS[one.word] ?? '', n: one.n },
          ...(stream && { stream }),
        }),
      ];
    });
  });
}

const term = fc.oneof(
  fc.constantFrom(...SERVICES.map((name) => `service:${name}`)),
  fc.constantFrom(...NAMES.map((name) => `name:"${name}"`)),
  fc.constantFrom(...WORDS, ...WORDS.map((word) => `color:${word}`)),
  fc.constantFrom(
    'status:error',
    'status:ok',
    'kind:server',
    'parent_id:*',
    'color:gr*',
    'select',
    'name:sel*',
  ),
  fc
    .tuple(fc.constantFrom('duration>', 'duration<='), fc.constantFrom('0ms', '1ms', '20ms'))
    .map((all) => all.join('')),
  fc.tuple(fc.constantFrom('n:', 'n>', 'n<='), fc.nat(5)).map((all) => all.join('')),
);

function joined(leaf: fc.Arbitrary<string>, depth: number): fc.Arbitrary<string> {
  if (depth === 0) return leaf;
  const inner = joined(leaf, depth - 1);
  const negated = inner.map((text) => `NOT (${text})`);
  const several = fc
    .tuple(fc.constantFrom(' AND ', ' OR ', ' '), fc.array(inner, { minLength: 2, maxLength: 3 }))
    .map(([join, parts]) => `(${parts.join(join)})`);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: negated },
    { weight: 2, arbitrary: several },
  );
}

const spanQuery = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 8, arbitrary: joined(term, 1) },
);
const number = fc.nat(6);
const sign = fc.constantFrom('>', '>=', '<', '<=', '=');
const ofTrace = fc.oneof(
  joined(term, 1).map((query) => `has{${query}}`),
  fc.tuple(spanQuery, spanQuery).map(([a, b]) => `parent{${a}} > child{${b}}`),
  fc.tuple(spanQuery, spanQuery).map(([a, b]) => `ancestor{${a}} >> descendant{${b}}`),
  fc.tuple(spanQuery, spanQuery).map(([a, b]) => `descendant{${a}} << ancestor{${b}}`),
  fc.tuple(spanQuery, sign, number).map(([query, by, n]) => `count(span{${query}}) ${by} ${n}`),
  fc
    .tuple(
      fc.constantFrom('trace.spans', 'trace.errors', 'trace.services'),
      fc.constantFrom(':', '>', '<='),
      number,
    )
    .map((all) => all.join('')),
  fc.constantFrom('trace.duration>30ms', 'trace.duration<=60ms', 'trace.duration>1h', 'trace.duration:*'),
  fc.constantFrom(
    'root.service:gate',
    'root.service:*',
    'root.name:get',
    'root.name:null',
    'root.service:(db OR lot)',
  ),
);

/** A query of traces as it is typed. */
export const arbitraryTraceQuery: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: spanQuery },
  { weight: 1, arbitrary: ofTrace },
  { weight: 4, arbitrary: joined(fc.oneof(term, ofTrace), 2) },
);

export const arbitraryForm = fc.record(
  {
    service: fc.constantFrom(...SERVICES),
    operation: fc.constantFrom(...NAMES),
    minDuration: fc.constantFrom('1ms', '20ms'),
    maxDuration: fc.constantFrom('10ms', '40ms'),
    status: fc.constantFrom<'any' | 'error' | 'ok'>('any', 'error', 'ok'),
  },
  { requiredKeys: [] },
);
export type ArbitraryForm = typeof arbitraryForm extends fc.Arbitrary<infer T> ? T : never;
