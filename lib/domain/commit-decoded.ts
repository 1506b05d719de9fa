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
import { countDropped } from '../store/status/left-out-counters';
import { arrivalTurn } from '../store/write/ingest-turn';
import { batchDigest, namedBodyDigest } from './batch-digest';
import { countSource } from './count-source';
import { pipelineStages, type RecordOf } from './pipeline-stages';

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
  /** Of each record that was handed to the store, in its order, where it was in the request; see `Rejection`. */
  written?: readonly number[];
  /** Records that were there already under the key their sender gave; `position` as in `Rejection`. */
  known?: { position: number; sameContent: boolean }[];
  /** See `WriteOutcome.seqs`, in the order of `written`; undefined when nothing was stored. */
  seqs?: WriteOutcome['seqs'];
}

const NOTHING: WriteOutcome = { stored: 0, duplicates: 0, duplicateBatch: false, rejected: [] };

/**
 * The one path of all protocols: decode, pipeline, write, counters. What is refused is told to the sender and remembered
 * for the status page. Throws what `decode` and `write` throw, e.g. AppError
 * `conflict` when the Idempotency-Key named another body before.
 */
export async function commitDecoded<S extends Signal>(
  ctx: RequestContext,
  signal: S,
  input: IngestInput,
  decode: () => Decoded<RecordOf[S]> | Promise<Decoded<RecordOf[S]>>,
  write: (batch: WriteBatch<RecordOf[S]>) => Promise<WriteOutcome>,
): Promise<IngestReport> {
  countReceived(signal);
  try {
    const report = await commit(ctx, signal, input, decode, write);
    const rejected = report.duplicateBatch ? 0 : report.rejections.length;
    countSource(input.path, { [signal]: report.stored, rejected });
    return report;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'canceled')
      countSource(input.path, { refusedRequests: 1 });
    throw error;
  }
}

async function commit<S extends Signal>(
  ctx: RequestContext,
  signal: S,
  input: IngestInput,
  decode: () => Decoded<RecordOf[S]> | Promise<Decoded<RecordOf[S]>>,
  write: (batch: WriteBatch<RecordOf[S]>) => Promise<WriteOutcome>,
): Promise<IngestReport> {
  await arrivalTurn();
  const decoded = await decodeOrRemember(input.path, decode);
  const { records, kept, dropped, changes } = runPipeline(decoded.records, pipelineStages(signal));
  const written = pick(decoded.positions, kept);
  const recordKeys = decoded.recordKeys && pick(decoded.recordKeys, kept);
  // Where each record has a key of its own, the batch needs none.
  const digest = recordKeys?.every((key) => key !== null)
    ? batchDigest({ ...input, tenantId: ctx.tenantId, allTimed: false })
    : batchDigest({ ...input, tenantId: ctx.tenantId, allTimed: decoded.allTimed });
  const bodyDigest = namedBodyDigest(input);
  const outcome =
    records.length === 0
      ? NOTHING
      : await write({
          tenantId: ctx.tenantId,
          records,
          digest,
          bodyDigest,
          ...(recordKeys && { recordKeys }),
        });
  // The writer counts what the store refused; the decoder's part is counted here, once for a batch sent again.
  if (!outcome.duplicateBatch) {
    countRejected(signal, decoded.rejections.length);
    countRepairs(signal, decoded.repairs);
    countRepairs(signal, changes);
    countDropped(signal, dropped);
  }
  const refusedByStore = outcome.rejected.map(({ index, reason }) => ({
    position: written[index] ?? index,
    reason,
  }));
  const rejections = [...decoded.rejections, ...refusedByStore].sort((a, b) => a.position - b.position);
  const received = decoded.records.length + decoded.rejections.length;
  if (rejections.length > 0) {
    recordIngestError(
      endpointOf(input.path),
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
    written,
    ...(outcome.seqs && { seqs: outcome.seqs }),
    ...(outcome.known && {
      known: outcome.known.map(({ index, sameContent }) => ({
        position: written[index] ?? index,
        sameContent,
      })),
    }),
  };
}

/** The items a pipeline kept, in its order. */
function pick<T>(items: readonly T[], kept: readonly number[] | null): readonly T[] {
  return kept === null ? items : kept.flatMap((index) => items.slice(index, index + 1));
}

async function decodeOrRemember<T>(
  path: string,
  decode: () => Decoded<T> | Promise<Decoded<T>>,
): Promise<Decoded<T>> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof AppError) recordIngestError(endpointOf(path), error.message);
    throw error;
  }
}

/** A path without what else names the batch: `/api/ingest/text {"service": …}`. */
function endpointOf(path: string): string {
  return path.replace(/[ #].*/s, '');
}
