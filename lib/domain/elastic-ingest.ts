import type { RequestContext } from '../contracts/context';
import type { BulkOutcome } from '../contracts/elastic-bulk';
import { AppError } from '../errors';
import type { BulkOperation } from '../ingest/elastic/bulk-operation';
import { type DecodedOperations, decodeOperations } from '../ingest/elastic/decode-operations';
import { type BulkDefaults, readBulk } from '../ingest/elastic/read-bulk';
import { readSingle, type SingleTarget } from '../ingest/elastic/read-single';
import { Repairs } from '../ingest/repairs';
import { countRejected, countRepairs, recordIngestError } from '../store/status/ingest-counters';
import { countMetricsNotStored } from '../store/status/left-out-counters';
import { arrivalTurn } from '../store/write/ingest-turn';
import { writeLogs } from '../store/write/write-logs';
import { writeSpans } from '../store/write/write-spans';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestInput, type IngestReport } from './commit-decoded';
import { countSource } from './count-source';
import { type IndexPipelines, indexPipelines } from './elastic-index-pipelines';
import { elasticOutcomes, type StoredPart } from './elastic-outcomes';
import { rememberRefusal } from './remember-refusal';

interface ElasticInput extends IngestInput {
  defaults: BulkDefaults;
}

/**
 * Takes a bulk request in: every operation gets an outcome of its own, in order. What is refused for now (429, 503) is
 * said item by item. Throws AppError `bad_request` when the request as a whole cannot be read, `unavailable` when the
 * database is away and nothing was stored.
 */
export async function ingestElasticBulk(ctx: RequestContext, input: ElasticInput): Promise<BulkOutcome> {
  const repairs = new Repairs();
  const operations = await rememberRefusal(input.path, async () => {
    await arrivalTurn();
    return readBulk(input.body, input.defaults, repairs);
  });
  countRepairs('logs', repairs.counts);
  return await ingestElasticOperations(ctx, input, operations);
}

/** Takes one document in. Throws what `ingestElasticBulk` throws. */
export async function ingestElasticDocument(
  ctx: RequestContext,
  input: IngestInput & { target: SingleTarget },
): Promise<BulkOutcome> {
  const repairs = new Repairs();
  const operation = readSingle(input.body, input.target, repairs);
  countRepairs('logs', repairs.counts);
  return await ingestElasticOperations(ctx, input, [operation]);
}

/** As `ingestElasticBulk`, with operations that are read already. `input` is what names the batch. */
async function ingestElasticOperations(
  ctx: RequestContext,
  input: IngestInput,
  operations: readonly BulkOperation[],
): Promise<BulkOutcome> {
  const decoded = decodeOperations(operations, nowNs());
  const named = { ...input, body: decoded.identity };
  const [logs, spans] = await Promise.all([
    settled(() => commitDecoded(ctx, 'logs', named, () => decoded.logs, writeLogs), decoded.logs),
    settled(
      () => commitDecoded(ctx, 'spans', spanInput(named), () => decoded.spans, writeSpans),
      decoded.spans,
    ),
  ]);
  const stopped = [logs, spans].filter((part) => part instanceof AppError);
  const nothingStored = [logs, spans].every((part) => part === null || part instanceof AppError);
  const away = stopped.find(({ code }) => code !== 'too_many_requests');
  if (away && nothingStored) throw away;
  const { metrics } = decoded;
  if (metrics.size > 0) countMetricsNotStored(metrics.size);
  const taken = decoded.logs.positions.length + decoded.spans.positions.length + metrics.size;
  const refused =
    operations.length - taken - decoded.logs.rejections.length - decoded.spans.rejections.length;
  if (refused > 0) rememberRefusedItems(input.path, refused, operations.length, decoded.refusals);
  const waits = stopped.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 1);
  const items = elasticOutcomes(operations, decoded, { logs, spans });
  const stored = operations.filter((_, position) => items[position]?.result === 'created');
  if (stored.length > 0) countRepairs('logs', pipelinesNotRun(stored, await knownPipelines(ctx)));
  return {
    items,
    retryAfterSeconds: waits.length === 0 ? null : Math.max(...waits),
  };
}

/** Items that never came as far as a record; what is wrong with records is remembered where they are committed. */
function rememberRefusedItems(
  path: string,
  refused: number,
  received: number,
  refusals: DecodedOperations['refusals'],
): void {
  countRejected('logs', refused);
  countSource(path, { rejected: refused });
  const [first] = refusals.values();
  recordIngestError(
    path,
    `${refused} of ${received} items refused, the first because ${first?.reason ?? 'it cannot be stored'}`,
  );
}

/** The report, or the error of a part that could not be stored; null where there is nothing to store. */
async function settled(
  commit: () => Promise<IngestReport>,
  { records, rejections }: { records: unknown[]; rejections: unknown[] },
): Promise<StoredPart> {
  if (records.length === 0 && rejections.length === 0) return null;
  try {
    return await commit();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** The spans of a request are a batch of their own. */
function spanInput(input: IngestInput): IngestInput {
  return { ...input, path: `${input.path} (spans)` };
}

/** What is stored is answered as stored, also where this cannot be read just now. */
async function knownPipelines(ctx: RequestContext): Promise<IndexPipelines> {
  return await indexPipelines(ctx).catch(() => () => []);
}

/** Documents are stored as they come: what a pipeline would have made of them is not known here, and the status page says so. */
function pipelinesNotRun(operations: readonly BulkOperation[], ofIndex: IndexPipelines): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { index, pipeline } of operations) {
    const named = pipeline === null ? ofIndex(index) : pipeline === '_none' ? [] : [pipeline];
    for (const name of named) {
      const what = `ingest pipeline [${name.slice(0, 80)}] not run`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  }
  return counts;
}
