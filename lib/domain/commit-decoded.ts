import type { RequestContext } from '../contracts/context';
import type { Decoded, Rejection } from '../contracts/telemetry';
import type { WriteBatch, WriteOutcome } from '../contracts/write-batch';
import { AppError } from '../errors';
import { runPipeline } from '../pipeline/run-pipeline';
import {
  countReceived,
  countRejected,
  countRepairs,
  recordIngestError,
  type Signal,
} from '../store/status/ingest-counters';
import { batchDigest, namedBodyDigest } from './batch-digest';

/** One request's bytes, after decompression. */
export interface IngestInput {
  /** The endpoint's path; part of the batch's identity. */
  path: string;
  body: Uint8Array;
  /** The `Idempotency-Key` header, null when absent or empty. */
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

/**
 * The one path of all protocols: decode, pipeline, write, counters. What is refused is told to the sender and remembered
 * for the status page. Throws what `decode` and `write` throw, e.g. AppError
 * `conflict` when the Idempotency-Key named another body before.
 */
export async function commitDecoded<T>(
  ctx: RequestContext,
  signal: Signal,
  input: IngestInput,
  decode: () => Decoded<T>,
  write: (batch: WriteBatch<T>) => Promise<WriteOutcome>,
): Promise<IngestReport> {
  countReceived(signal);
  const decoded = decodeOrRemember(input.path, decode);
  const { records } = runPipeline(decoded.records);
  const digest = batchDigest({ ...input, tenantId: ctx.tenantId, allTimed: decoded.allTimed });
  const bodyDigest = namedBodyDigest(input);
  const outcome =
    records.length === 0 ? NOTHING : await write({ tenantId: ctx.tenantId, records, digest, bodyDigest });
  // The writer counts what the store refused; the decoder's part is counted here, once for a batch sent again.
  if (!outcome.duplicateBatch) {
    countRejected(signal, decoded.rejections.length);
    countRepairs(signal, decoded.repairs);
  }
  const refusedByStore = outcome.rejected.map(({ index, reason }) => ({
    position: decoded.positions[index] ?? index,
    reason,
  }));
  const rejections = [...decoded.rejections, ...refusedByStore].sort((a, b) => a.position - b.position);
  const received = decoded.records.length + decoded.rejections.length;
  if (rejections.length > 0) {
    recordIngestError(
      input.path,
      `${rejections.length} of ${received} records rejected, the first because ${rejections[0]?.reason}`,
    );
  }
  return {
    received,
    stored: outcome.stored,
    duplicates: outcome.duplicates,
    duplicateBatch: outcome.duplicateBatch,
    rejections,
    repairs: decoded.repairs,
  };
}

function decodeOrRemember<T>(path: string, decode: () => Decoded<T>): Decoded<T> {
  try {
    return decode();
  } catch (error) {
    if (error instanceof AppError) recordIngestError(path, error.message);
    throw error;
  }
}
