import { expect } from 'vitest';
import type { LogRecord, SpanRecord } from '../lib/contracts/telemetry';
import { decodeOperations } from '../lib/ingest/elastic/decode-operations';
import { readBulk } from '../lib/ingest/elastic/read-bulk';
import { Repairs } from '../lib/ingest/repairs';

/** When test documents are decoded, in nanoseconds: 2025-11-22T12:00:00Z. */
export const DOCUMENTS_NOW = BigInt(Date.UTC(2025, 10, 22, 12)) * 1_000_000n;

/** Decodes documents sent to an index as Elasticsearch's bulk requests carry them. */
export function decodeDocuments(index: string, ...documents: object[]) {
  const lines = documents.map(
    (document) => `{"create":{"_index":"${index}"}}\n${JSON.stringify(document)}\n`,
  );
  const operations = readBulk(Buffer.from(lines.join('')), { index: null, pipeline: null }, new Repairs());
  return decodeOperations(operations, DOCUMENTS_NOW);
}

/** The log that a document becomes. */
export function logOfDocument(index: string, document: object): LogRecord {
  const { logs, refusals } = decodeDocuments(index, document);
  expect([...refusals.values()]).toEqual([]);
  return logs.records[0] as LogRecord;
}

/** The span that a document becomes. */
export function spanOfDocument(index: string, document: object): SpanRecord {
  const { spans, refusals } = decodeDocuments(index, document);
  expect([...refusals.values()]).toEqual([]);
  return spans.records[0] as SpanRecord;
}
