import { randomBytes } from 'node:crypto';
import { spanKey } from '../../contracts/keys';
import type { SpanRecord } from '../../contracts/telemetry';
import type { WriteBatch } from '../../contracts/write-batch';
import { spanTokens } from '../../query/tokens';
import { floorDiv, NS_PER_MINUTE, nowNs } from '../../time/time-ns';
import { resolveStreams } from '../dictionary/resolve-streams';
import { FactMaker, type SpanIds } from '../summary/fact-maker';
import type { SpanFact } from '../summary/span-fact';
import { TermBatch } from '../terms/term-batch';
import { CopyRowBuffer } from './copy-row-buffer';
import { DaySet } from './day-set';
import type { EncodedBatch } from './encoded-batch';
import { ingestTurn } from './ingest-turn';
import { toJsonb, toText } from './pg-text';
import { unstorableTime } from './storable-time';
import { tryRow } from './try-row';
import { shouldYield } from './yield-event-loop';

export interface EncodedSpans extends EncodedBatch {
  /** Of each row, what is added up in the transaction that stores it. */
  spans: SpanFact[];
}

export const SPAN_COLUMNS = `start_ns, duration_ns, trace_key, span_key, parent_key, shard_key, tenant_id, stream_id,
  service_id, peer_id, kind, status, tok, name, status_message, trace_state, trace_text, span_text, parent_text, attributes,
  events, links`;

/** Turns a batch into COPY rows in the order of SPAN_COLUMNS. Asks the database for stream ids only. */
export async function encodeSpans({
  tenantId,
  records,
  digest,
  bodyDigest,
}: WriteBatch<SpanRecord>): Promise<EncodedSpans> {
  const streams = await resolveStreams(
    tenantId,
    records.map(({ stream }) => stream),
  );
  const facts = await FactMaker.begin(tenantId, records, streams);
  const terms = await TermBatch.begin(tenantId);
  const now = nowNs();
  const rows = new CopyRowBuffer(records.length);
  const rejected: EncodedBatch['rejected'] = [];
  const days = new DaySet();
  const spans: SpanFact[] = [];
  let newestNs: bigint | null = null;
  for (const [index, record] of records.entries()) {
    const ref = streams.get(record.stream);
    if (!ref) throw new Error('A record has no stream.');
    const reason =
      unstorableTime(record.start, now) ??
      tryRow(rows, index, () => {
        const ids = idsOf(record);
        const fact = facts.make(record, ref, ids);
        encodeRow(rows, {
          record,
          ids,
          fact,
          streamId: ref.streamId,
          tokens: spanTokens(record, ref, terms),
        });
        spans.push(fact);
      });
    if (reason !== null) {
      rejected.push({ index, reason });
      continue;
    }
    days.add(Number(floorDiv(record.start, NS_PER_MINUTE)), record.start);
    const end = record.start + record.durationNs;
    if (newestNs === null || end > newestNs) newestNs = end;
    if (shouldYield(index)) await ingestTurn();
  }
  await terms.store();
  return {
    ...rows.finish(),
    received: records.length,
    rejected,
    digest: digest ? Buffer.from(digest) : randomBytes(32),
    bodyDigest: bodyDigest ? Buffer.from(bodyDigest) : null,
    days: days.times(),
    newestNs,
    arrival: null,
    documents: null,
    spans,
  };
}

function idsOf({ spanId, parentSpanId }: SpanRecord): SpanIds {
  return { span: spanKey(spanId), parent: parentSpanId === null ? null : spanKey(parentSpanId) };
}

const FIELDS = 22;

interface Row {
  record: SpanRecord;
  ids: SpanIds;
  fact: SpanFact;
  streamId: number;
  tokens: number[];
}

function encodeRow(rows: CopyRowBuffer, { record, ids, fact, streamId, tokens }: Row): void {
  const { trace } = fact;
  rows.startRow(FIELDS);
  rows.int8(record.start);
  rows.int8(record.durationNs);
  rows.uuid(trace.key);
  rows.int8(fact.spanKey);
  rows.int8(fact.parentKey);
  rows.int4(trace.shardKey);
  rows.int4(trace.tenantId);
  rows.int4(streamId);
  rows.int4(fact.serviceId);
  rows.int4(fact.peerId);
  rows.int2(record.kind);
  rows.int2(record.status);
  rows.int4Array(tokens);
  rows.text(toText(record.name));
  rows.text(toText(record.statusMessage));
  rows.text(toText(record.traceState));
  rows.text(toText(trace.text));
  rows.text(toText(ids.span.text));
  rows.text(toText(ids.parent?.text ?? null));
  rows.jsonb(toJsonb(record.attributes));
  rows.jsonb(eventsJson(record));
  rows.jsonb(record.links.length === 0 ? '[]' : toJsonb(record.links));
}

/** Events are kept as the API gives them, but for the time, which is the nanoseconds since the epoch in decimal. */
function eventsJson({ events }: SpanRecord): string {
  if (events.length === 0) return '[]';
  return toJsonb(events.map(({ time, name, attributes }) => ({ time: time.toString(), name, attributes })));
}
