import { randomBytes } from 'node:crypto';
import { spanKey, traceKey } from '../../contracts/keys';
import type { SpanRecord } from '../../contracts/telemetry';
import type { WriteBatch } from '../../contracts/write-batch';
import { spanTokens } from '../../query/tokens';
import { floorDiv, NS_PER_MINUTE, nowNs } from '../../time/time-ns';
import type { StreamRef } from '../dictionary/dictionary-cache';
import { resolveStreams } from '../dictionary/resolve-streams';
import { copyText, NULL } from './copy-text';
import { DaySet } from './day-set';
import type { EncodedBatch } from './encoded-batch';
import { toJsonb } from './pg-text';
import { RowBuffer } from './row-buffer';
import { unstorableTime } from './storable-time';
import { shouldYield, yieldEventLoop } from './yield-event-loop';

export interface EncodedSpans extends EncodedBatch {
  /** The primary key of each row, to tell which of them were there already. */
  keys: string[];
}

export const SPAN_COLUMNS = `start_ns, duration_ns, trace_key, span_key, parent_key, shard_key, tenant_id, stream_id,
  service_id, kind, status, tok, name, status_message, trace_state, trace_text, span_text, parent_text, attributes,
  events, links`;

/** Turns a batch into COPY text in the order of SPAN_COLUMNS. Asks the database for stream ids only. */
export async function encodeSpans({
  tenantId,
  records,
  digest,
}: WriteBatch<SpanRecord>): Promise<EncodedSpans> {
  const streams = await resolveStreams(
    tenantId,
    records.map(({ stream }) => stream),
  );
  const now = nowNs();
  const rows = new RowBuffer(records.length);
  const rejected: EncodedBatch['rejected'] = [];
  const days = new DaySet();
  const keys: string[] = [];
  let newestNs: bigint | null = null;
  for (const [index, record] of records.entries()) {
    const ref = streams.get(record.stream);
    if (!ref) continue;
    const reason = unstorableTime(record.start, now);
    if (reason !== null) {
      rejected.push({ index, reason });
      continue;
    }
    const { row, key } = encodeRow(record, tenantId, ref);
    rows.add(row, index);
    keys.push(key);
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
    days: days.times(),
    newestNs,
    keys,
  };
}

function encodeRow(record: SpanRecord, tenantId: number, ref: StreamRef): { row: string; key: string } {
  const trace = traceKey(record.traceId);
  const span = spanKey(record.spanId);
  const parent = record.parentSpanId === null ? null : spanKey(record.parentSpanId);
  const row = `${record.start}\t${record.durationNs}\t${trace.key}\t${span.key}\t${parent ? parent.key : NULL}\t${
    trace.shardKey
  }\t${tenantId}\t${ref.streamId}\t${ref.serviceId}\t${record.kind}\t${record.status}\t{${spanTokens(
    record,
  ).join(
    ',',
  )}}\t${copyText(record.name)}\t${copyText(record.statusMessage)}\t${copyText(record.traceState)}\t${copyText(
    trace.text,
  )}\t${copyText(span.text)}\t${copyText(parent?.text ?? null)}\t${copyText(toJsonb(record.attributes))}\t${copyText(
    eventsJson(record),
  )}\t${record.links.length === 0 ? '[]' : copyText(toJsonb(record.links))}\n`;
  return { row, key: spanRowKey(trace.key, span.key, record.start, record.kind) };
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
