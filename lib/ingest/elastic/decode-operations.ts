import { createHash } from 'node:crypto';
import type { ItemError } from '../../contracts/elastic-bulk';
import type { Decoded, LogRecord, SpanRecord } from '../../contracts/telemetry';
import { DecodeRun, RecordError } from '../decode-run';
import type { RawObject } from '../raw-value';
import type { BulkOperation } from './bulk-operation';
import { canonicalJson } from './canonical-json';
import { documentKey } from './document-key';
import { DocumentStreams } from './document-streams';
import { isMetricDocument } from './is-metric-document';
import { isSpanDocument } from './is-span-document';
import { isOtelLog, readOtelLog } from './otel-log';
import { isPlainLog, readPlainLog } from './plain-log';
import { readDocument } from './read-document';
import { readSource } from './read-source';
import { readSpanDocument } from './read-span-document';

/** The operations of a request as records; `positions` are the operations' indexes. */
export interface DecodedOperations {
  logs: Decoded<LogRecord>;
  spans: Decoded<SpanRecord>;
  /** Operations whose documents are metrics, which are answered and not stored. */
  metrics: Set<number>;
  /** By operation, why its document is not taken. */
  refusals: Map<number, ItemError>;
  /** SHA-256 of what the request asks for, the same when it comes again with its documents' keys in another order. */
  identity: Uint8Array;
}

/** Reads every operation's document. A document that cannot be read costs itself only. */
export function decodeOperations(operations: readonly BulkOperation[], nowNs: bigint): DecodedOperations {
  const logs = new DecodeRun<LogRecord>(nowNs);
  const spans = new DecodeRun<SpanRecord>(nowNs);
  const streams = new DocumentStreams(logs.repairs);
  const refusals = new Map<number, ItemError>();
  const metrics = new Set<number>();
  const logKeys: (Uint8Array | null)[] = [];
  const identity = createHash('sha256');
  for (const [position, operation] of operations.entries()) {
    const { action, index, id } = operation;
    identity.update(JSON.stringify([action, index, id]));
    if (operation.refusal !== null) refusals.set(position, operation.refusal);
    const document = operation.refusal === null ? sourceOrRefusal(operation, position, refusals) : null;
    if (document === null) continue;
    const content = canonicalJson(document);
    identity.update(content);
    if (isMetricDocument(document, index)) {
      metrics.add(position);
      continue;
    }
    if (isSpanDocument(document, index)) {
      spans.take(() => readSpanDocument(document, index, streams, spans), position);
      continue;
    }
    const before = logs.records.length;
    logs.take(() => readerOf(document)(document, operation, streams, logs), position);
    if (logs.records.length > before) logKeys.push(id === null ? null : documentKey(index, id, content));
  }
  for (const { position, reason } of [...logs.rejections, ...spans.rejections])
    refusals.set(position, { status: 400, type: 'document_parsing_exception', reason });
  return {
    logs: { ...logs.result(), recordKeys: logKeys },
    spans: spans.result(),
    metrics,
    refusals,
    identity: identity.digest(),
  };
}

function readerOf(document: RawObject): typeof readDocument {
  if (isOtelLog(document)) return readOtelLog;
  return isPlainLog(document) ? readPlainLog : readDocument;
}

function sourceOrRefusal(
  operation: BulkOperation,
  position: number,
  refusals: Map<number, ItemError>,
): RawObject | null {
  try {
    return readSource(operation);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const type = operation.action === 'update' ? 'illegal_argument_exception' : 'document_parsing_exception';
    refusals.set(position, { status: 400, type, reason: error.message });
    return null;
  }
}
