import { randomBytes } from 'node:crypto';
import { spanKey, traceKey } from '../../contracts/keys';
import type { SpanRecord } from '../../contracts/telemetry';
import type { WriteBatch } from '../../contracts/write-batch';
import { spanTokens } from '../../query/tokens';
import { floorDiv, NS_PER_MINUTE, nowNs } from '../../time/time-ns';
import type { StreamRef } from '../dictionary/dictionary-cache';
import { resolveStreams } from '../dictionary/resolve-streams';
import { CopyRowBuffer } from './copy-row-buffer';
import { DaySet } from './day-set';
import type { EncodedBatch } from './encoded-batch';
import { toJsonb, toText } from './pg-text';
import { unstorableTime } from './storable-time';
import { tryRow } from './try-row';
import { shouldYield, yieldEventLoop } from './yield-event-loop';

export interface EncodedSpans extends EncodedBatch {
  /** The primary key of each row, to tell which of them were there already. */
  keys: string[];
}

export const SPAN_COLUMNS = `start_ns, duration_ns, trace_key, span_key, parent_key, shard_key, tenant_id, stream_id,
  service_id, kind, status, tok, name, status_message, trace_state, trace_text, span_text, parent_text, attributes,
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
  const now = nowNs();
  const rows = new CopyRowBuffer(records.length);
  const rejected: EncodedBatch['rejected'] = [];
  const days = new DaySet();
  const keys: string[] = [];
  let newestNs: bigint | null = null;
  for (const [index, record] of records.entries()) {
    const ref = streams.get(record.stream);
    if (!ref) throw new Error('A record has no stream.');
    const reason =
      unstorableTime(record.start, now) ??
      tryRow(rows, index, () => keys.push(encodeRow(rows, record, tenantId, ref)));
    if (reason !== null) {
      rejected.push({ index, reason });
      continue;
    }
    days.add(Number(floorDiv(record.start, NS_PER_MINUTE)), record.start);
    const end = record.start + record.durationNs;
    if (newestNs === null || end > newestNs) newestNs = end;
    if (shouldYield(index)) await yieldEventLoop();
  }
  return {
    ...rows.finish(),
    received: records.length,
    rejected,
    digest: digest ? Buffer.from(digest) : randomBytes(32),
    bodyDigest: bodyDigest ? Buffer.from(bodyDigest) : null,
    days: days.times(),
    newestNs,
    keys,
  };
}

const FIELDS = 21;

/** @returns the row's key */
function encodeRow(rows: CopyRowBuffer, record: SpanRecord, tenantId: number, ref: StreamRef): string {
  const trace = traceKey(record.traceId);
  const span = spanKey(record.spanId);
  const parent = record.parentSpanId === null ? null : spanKey(record.parentSpanId);
  rows.startRow(FIELDS);
  rows.int8(record.start);
  rows.int8(record.durationNs);
  rows.uuid(trace.key);
  rows.int8(span.key);
  rows.int8(parent ? parent.key : null);
  rows.int4(trace.shardKey);
  rows.int4(tenantId);
  rows.int4(ref.streamId);
  rows.int4(ref.serviceId);
  rows.int2(record.kind);
  rows.int2(record.status);
  rows.int4Array(spanTokens(record, ref));
  rows.text(toText(record.name));
  rows.text(toText(record.statusMessage));
  rows.text(toText(record.traceState));
  rows.text(toText(trace.text));
  rows.text(toText(span.text));
  rows.text(toText(parent?.text ?? null));
  rows.jsonb(toJsonb(record.attributes));
  rows.jsonb(eventsJson(record));
  rows.jsonb(record.links.length === 0 ? '[]' : toJsonb(record.links));
  return spanRowKey(trace.key, span.key, record.start, record.kind);
}

/** Events are kept as the API gives them, but for the time, which is the nanoseconds since the epoch in decimal. */
function eventsJson({ events }: SpanRecord): string {
  if (events.length === 0) return '[]';
  return toJsonb(events.map(({ time, name, attributes }) => ({ time: time.toString(), name, attributes })));
}

/** What tells one span row from another (shard_key follows from the trace). */
export function spanRowKey(
  trace: string,
  span: bigint | string,
  start: bigint | string,
  kind: number | string,
): string {
  return `${trace} ${span} ${start} ${kind}`;
}
