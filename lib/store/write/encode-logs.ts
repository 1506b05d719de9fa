import { randomBytes } from 'node:crypto';
import { logShardKey, spanKey, traceKey } from '../../contracts/keys';
import { severityClass } from '../../contracts/severity';
import type { LogRecord } from '../../contracts/telemetry';
import type { WriteBatch } from '../../contracts/write-batch';
import { logTokens } from '../../query/tokens';
import { floorDiv, NS_PER_MINUTE, nowNs } from '../../time/time-ns';
import type { StreamRef } from '../dictionary/dictionary-cache';
import { resolveStreams } from '../dictionary/resolve-streams';
import { TermBatch } from '../terms/term-batch';
import { CopyRowBuffer } from './copy-row-buffer';
import { DaySet } from './day-set';
import { type DocumentRow, documentRow } from './document-rows';
import type { EncodedBatch } from './encoded-batch';
import { ingestTurn } from './ingest-turn';
import { LogRollup } from './log-rollup';
import { toJsonb, toText } from './pg-text';
import { takeSeqs } from './seq-blocks';
import { unstorableTime } from './storable-time';
import { tryRow } from './try-row';
import { shouldYield } from './yield-event-loop';

export interface EncodedLogs extends EncodedBatch {
  rollup: LogRollup;
}

export const LOG_COLUMNS = `time_ns, seq, shard_key, tenant_id, stream_id, service_id, severity, body_json,
  observed_ns, span_key, trace_key, tok, severity_text, trace_text, span_text, body, attributes`;

/** Turns a batch into COPY rows in the order of LOG_COLUMNS. Asks the database for ids and sequence numbers only. */
export async function encodeLogs({
  tenantId,
  records,
  digest,
  bodyDigest,
  recordKeys,
}: WriteBatch<LogRecord>): Promise<EncodedLogs> {
  const streams = await resolveStreams(
    tenantId,
    records.map(({ stream }) => stream),
  );
  const seqs = await takeSeqs(records.length);
  const terms = await TermBatch.begin(tenantId);
  const now = nowNs();
  const rows = new CopyRowBuffer(records.length);
  const rejected: EncodedBatch['rejected'] = [];
  const rollup = new LogRollup(tenantId);
  const days = new DaySet();
  const shardKeys = new ShardKeys(tenantId);
  let newestNs: bigint | null = null;
  let oldestNs: bigint | null = null;
  const documents: DocumentRow[] = [];
  let index = 0;
  for (const range of seqs) {
    for (let seq = range.from; seq < range.from + range.count; seq++, index++) {
      const record = records[index];
      const ref = record && streams.get(record.stream);
      if (!record || !ref) throw new Error('A record has no stream.');
      const minute = Number(floorDiv(record.time, NS_PER_MINUTE));
      const reason =
        unstorableTime(record.time, now) ??
        tryRow(rows, index, () => encodeRow(rows, record, { seq, tenantId, ref, terms, shardKeys, minute }));
      if (reason !== null) {
        rejected.push({ index, reason });
        continue;
      }
      const key = recordKeys?.[index];
      if (key) documents.push(documentRow(key, rows.length - 1));
      rollup.add(minute, ref, record.severityNumber);
      days.add(minute, record.time);
      if (newestNs === null || record.time > newestNs) newestNs = record.time;
      if (oldestNs === null || record.time < oldestNs) oldestNs = record.time;
      if (shouldYield(index)) await ingestTurn();
    }
  }
  await terms.store();
  const encoded = rows.finish();
  return {
    ...encoded,
    received: records.length,
    rejected,
    digest: digest ? Buffer.from(digest) : randomBytes(32),
    bodyDigest: bodyDigest ? Buffer.from(bodyDigest) : null,
    days: days.times(),
    newestNs,
    arrival:
      oldestNs === null || newestNs === null
        ? null
        : { fromNs: oldestNs, toNs: newestNs, seqs, records: encoded.ends.length },
    documents: documents.length === 0 ? null : { tenantId, rows: documents, known: new Map() },
    rollup,
  };
}

const FIELDS = 17;

interface RowContext {
  seq: number;
  tenantId: number;
  ref: StreamRef;
  terms: TermBatch;
  shardKeys: ShardKeys;
  minute: number;
}

function encodeRow(
  rows: CopyRowBuffer,
  record: LogRecord,
  { seq, tenantId, ref, terms, shardKeys, minute }: RowContext,
): void {
  const trace = record.traceId === null ? null : traceKey(record.traceId);
  const span = record.spanId === null ? null : spanKey(record.spanId);
  const { severityNumber, severityText } = record;
  rows.startRow(FIELDS);
  rows.int8(record.time);
  rows.int8(BigInt(seq));
  rows.int4(trace ? trace.shardKey : shardKeys.of(ref, minute));
  rows.int4(tenantId);
  rows.int4(ref.streamId);
  rows.int4(ref.serviceId);
  rows.int2(severityNumber);
  rows.bool(record.bodyIsJson);
  rows.int8(record.observedTime);
  rows.int8(span ? span.key : null);
  rows.uuid(trace ? trace.key : null);
  rows.int4Array(logTokens(record, ref, terms));
  rows.text(severityText === severityClass(severityNumber) ? null : toText(severityText));
  rows.text(toText(trace?.text ?? null));
  rows.text(toText(span?.text ?? null));
  rows.text(toText(record.body));
  rows.jsonb(toJsonb(record.attributes));
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
