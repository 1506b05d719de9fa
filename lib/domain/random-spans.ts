// For tests: random spans in the store, and as records that the oracle of panels takes.
import fc from 'fast-check';
import type { AttributeValue } from '../contracts/attributes';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { SPAN_KINDS, SPAN_STATUSES } from '../contracts/trace';
import { arbitrarySpan, arbitraryStream } from '../query/arbitrary-record';
import { foldDeltas } from '../store/rollup/fold-deltas';
import { writeSpans } from '../store/write/write-spans';
import { timeNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';

const streams = fc.sample(arbitraryStream, { numRuns: 12, seed: 5 });
const durations = fc.sample(
  fc.oneof(fc.bigInt(2_000n, 5_000_000n), fc.bigInt(1_000_000n, 600_000_000_000n)),
  { numRuns: 300, seed: 5 },
);
export const randomSpans = fc
  .sample(arbitrarySpan(fc.constantFrom(...streams)), { numRuns: 300, seed: 5 })
  .map(
    (span, at): SpanRecord => ({
      ...asDoubles(span),
      name: ['GET /a', 'parse', 'éa', 'GET /b'][at % 4] ?? '',
      start: timeNs(span.start + BigInt(at)),
      durationNs: durations[at] ?? 0n,
    }),
  );
const plain = randomSpans.map((span): { span: SpanRecord; record: LogRecord } => ({
  span,
  record: plainOf(span),
}));

/** SQL reckons with decimals, the oracle with doubles: one number apart from its neighbour only as a decimal is left out. */
function asDoubles(span: SpanRecord): SpanRecord {
  const text = JSON.stringify(span, (_, one) => (typeof one === 'bigint' ? `${one}n` : one));
  return JSON.parse(text.replaceAll('9007199254740993', '9007199254740992'), (_, one) =>
    typeof one === 'string' && /^\d+n$/.test(one) ? BigInt(one.slice(0, -1)) : one,
  ) as SpanRecord;
}

/** A log with the fields of a span: what the oracle takes. */
export function plainOf(span: SpanRecord): LogRecord {
  const said = new Map<string, AttributeValue[]>();
  for (const { attributes } of [span, ...span.events])
    for (const [name, value] of Object.entries(attributes))
      said.set(name, [...(said.get(name) ?? []), value]);
  const { traceId, spanId, stream } = span;
  return {
    ...{ traceId, spanId, stream, time: span.start, observedTime: span.start },
    ...{ severityNumber: 0, severityText: null, body: '', bodyIsJson: false },
    attributes: {
      ...Object.fromEntries(said),
      name: span.name,
      kind: SPAN_KINDS[span.kind] ?? '',
      status: SPAN_STATUSES[span.status] ?? '',
      duration: Number(span.durationNs),
    },
  };
}

/** Stores them all; the sums of half of them are folded. */
export async function storeRandomSpans(): Promise<void> {
  const spans = randomSpans;
  const half = spans.length / 2;
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans.slice(0, half), digest: null });
  await foldDeltas();
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans.slice(half), digest: null });
}

/** The spans of a range that match, as the oracle takes them. */
export function plainSpans(matches: (span: SpanRecord) => boolean, { fromNs, toNs }: TimeRange): LogRecord[] {
  return plain.flatMap(({ span, record }) =>
    span.start >= fromNs && span.start < toNs && matches(span) ? [record] : [],
  );
}
