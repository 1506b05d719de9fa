import type { RequestContext } from '../contracts/context';
import type { Decoded, Rejection } from '../contracts/telemetry';
import type { WriteBatch, WriteOutcome } from '../contracts/write-batch';
import { runPipeline } from '../pipeline/run-pipeline';
import { countReceived, countRejected, countRepairs, type Signal } from '../store/status/ingest-counters';
import { batchDigest } from './batch-digest';

/** One request's bytes, after decompression. */
export interface IngestInput {
  /** The endpoint's path; part of the batch's identity. */
  path: string;
  body: Uint8Array;
  /** The `Idempotency-Key` header, null when absent. */
  idempotencyKey: string | null;
}

/** What became of a request, for the protocol's own answer. Given only after COMMIT. */
export interface IngestReport {
  received: number;
  stored: number;
  duplicates: number;
  duplicateBatch: boolean;
  rejections: Rejection[];
  repairs: ReadonlyMap<string, number>;
}

const NOTHING: WriteOutcome = { stored: 0, duplicates: 0, duplicateBatch: false, rejected: [] };

/** From decode on, all protocols walk one path: pipeline, write, counters. */
export async function commitDecoded<T>(
  ctx: RequestContext,
  signal: Signal,
  input: IngestInput,
  decoded: Decoded<T>,
  write: (batch: WriteBatch<T>) => Promise<WriteOutcome>,
): Promise<IngestReport> {
  countReceived(signal);
  const { records } = runPipeline(decoded.records);
  const digest = batchDigest({ ...input, tenantId: ctx.tenantId, allTimed: decoded.allTimed });
  const outcome = records.length === 0 ? NOTHING : await write({ tenantId: ctx.tenantId, records, digest });
  // The writer counts what the store refused; the decoder's refusals are counted here.
  countRejected(signal, decoded.rejections.length);
  if (!outcome.duplicateBatch) countRepairs(signal, decoded.repairs);
  const refusedByStore = outcome.rejected.map(({ index, reason }) => ({
    position: decoded.positions[index] ?? index,
    reason,
  }));
  return {
    received: decoded.records.length + decoded.rejections.length,
    stored: outcome.stored,
    duplicates: outcome.duplicates,
    duplicateBatch: outcome.duplicateBatch,
    rejections: [...decoded.rejections, ...refusedByStore].sort((a, b) => a.position - b.position),
    repairs: decoded.repairs,
  };
}
