import { randomBytes } from 'node:crypto';
import { logShardKey, spanKey, traceKey } from '../../contracts/keys';
import { severityClass } from '../../contracts/severity';
import type { LogRecord } from '../../contracts/telemetry';
import type { WriteBatch } from '../../contracts/write-batch';
import { logTokens } from '../../query/tokens';
import { floorDiv, NS_PER_MINUTE, nowNs } from '../../time/time-ns';
import type { StreamRef } from '../dictionary/dictionary-cache';
import { resolveStreams } from '../dictionary/resolve-streams';
import { copyText, NULL } from './copy-text';
import { DaySet } from './day-set';
import type { EncodedBatch } from './encoded-batch';
import { LogRollup } from './log-rollup';
import { toJsonb } from './pg-text';
import { RowBuffer } from './row-buffer';
import { takeSeqs } from './seq-blocks';
import { unstorableTime } from './storable-time';
import { shouldYield, yieldEventLoop } from './yield-event-loop';

export interface EncodedLogs extends EncodedBatch {
  rollup: LogRollup;
}

export const LOG_COLUMNS = `time_ns, seq, shard_key, tenant_id, stream_id, service_id, severity, body_json,
  observed_ns, span_key, trace_key, tok, severity_text, trace_text, span_text, body, attributes`;

/** Turns a batch into COPY text in the order of LOG_COLUMNS. Asks the database for ids and sequence numbers only. */
export async function encodeLogs({ tenantId, records, digest }: WriteBatch<LogRecord>): Promise<EncodedLogs> {
  const streams = await resolveStreams(
    tenantId,
    records.map(({ stream }) => stream),
  );
  const seqs = await takeSeqs(records.length);
  const now = nowNs();
  const rows = new RowBuffer(records.length);
  const rejected: EncodedBatch['rejected'] = [];
  const rollup = new LogRollup(tenantId);
  const days = new DaySet();
  const shardKeys = new ShardKeys(tenantId);
  let newestNs: bigint | null = null;
  let index = 0;
  for (const range of seqs) {
    for (let seq = range.from; seq < range.from + range.count; seq++, index++) {
      const record = records[index];
      const ref = record && streams.get(record.stream);
      if (!record || !ref) continue;
      const reason = unstorableTime(record.time, now);
      if (reason !== null) {
        rejected.push({ index, reason });
        continue;
      }
      const minute = Number(floorDiv(record.time, NS_PER_MINUTE));
      rows.add(encodeRow(record, seq, tenantId, ref, shardKeys, minute), index);
      rollup.add(minute, ref, record.severityNumber);
      days.add(minute, record.time);
      if (newestNs === null || record.time > newestNs) newestNs = record.time;
      if (shouldYield(index)) await yieldEventLoop();
    }
  }
  return {
    ...rows.finish(),
    received: records.length,
    rejected,
    digest: digest ? Buffer.from(digest) : randomBytes(32),
    days: days.times(),
    newestNs,
    rollup,
  };
}

function encodeRow(
  record: LogRecord,
  seq: number,
  tenantId: number,
  ref: StreamRef,
  shardKeys: ShardKeys,
  minute: number,
): string {
  const trace = record.traceId === null ? null : traceKey(record.traceId);
  const span = record.spanId === null ? null : spanKey(record.spanId);
  const { severityText } = record;
  const ownText = severityText === severityClass(record.severityNumber) ? null : severityText;
  return `${record.time}\t${seq}\t${trace ? trace.shardKey : shardKeys.of(ref, minute)}\t${tenantId}\t${ref.streamId}\t${
    ref.serviceId
  }\t${record.severityNumber}\t${record.bodyIsJson ? 't' : 'f'}\t${record.observedTime}\t${span ? span.key : NULL}\t${
    trace ? trace.key : NULL
  }\t{${logTokens(record).join(',')}}\t${copyText(ownText)}\t${copyText(trace?.text ?? null)}\t${copyText(
    span?.text ?? null,
  )}\t${copyText(record.body)}\t${copyText(toJsonb(record.attributes))}\n`;
}

/** The shard keys of logs without a trace: one a stream and minute, so most are asked for again. */
class ShardKeys {
  private readonly keys = new Map<string, number>();

  constructor(private readonly tenantId: number) {}

  of(ref: StreamRef, minute: number): number {
    const name = `${ref.streamId} ${minute}`;
    let key = this.keys.get(name);
    if (key === undefined) {
      key = logShardKey(this.tenantId, ref.service, ref.digest, minute);
      this.keys.set(name, key);
    }
    return key;
  }
}
