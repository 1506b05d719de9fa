import type { BulkItemOutcome, ItemError } from '../contracts/elastic-bulk';
import { AppError } from '../errors';
import type { BulkOperation } from '../ingest/elastic/bulk-operation';
import type { DecodedOperations } from '../ingest/elastic/decode-operations';
import type { IngestReport } from './commit-decoded';

/** What became of a request's logs, or of its spans: null when there were none, the error when none was stored. */
export type StoredPart = IngestReport | AppError | null;

/**
 * What each operation is told. A document that is there already is not written again: the same content is `noop` for
 * `index` and `update`; other content, and every `create`, is a version conflict. Metrics, which are not stored, are `noop`.
 */
export function elasticOutcomes(
  operations: readonly BulkOperation[],
  { logs, spans, metrics, refusals }: DecodedOperations,
  parts: { logs: StoredPart; spans: StoredPart },
): BulkItemOutcome[] {
  const errors = new Map<number, ItemError>(refusals);
  noteErrors(errors, logs.positions, parts.logs);
  noteErrors(errors, spans.positions, parts.spans);
  const known = knownDocuments(operations, logs.positions, parts.logs);
  const logIds = idsOfLogs(logs, parts.logs);
  return operations.map(({ action, index, id }, position) => {
    const there = known.get(position);
    const error =
      errors.get(position) ??
      (there === undefined || (there && action !== 'create')
        ? null
        : conflict(id ?? '', there || action === 'create'));
    if (error !== null) return { action, index, id, result: null, error };
    if (metrics.has(position)) return { action, index, id, result: 'noop', error };
    return {
      action,
      index,
      id: id ?? logIds.get(position) ?? null,
      result: there === undefined ? 'created' : 'noop',
      error,
    };
  });
}

function noteErrors(errors: Map<number, ItemError>, positions: readonly number[], part: StoredPart): void {
  if (part instanceof AppError) {
    for (const position of positions) errors.set(position, stoppedBy(part));
    return;
  }
  for (const { position, reason } of part?.rejections ?? []) {
    if (!errors.has(position))
      errors.set(position, { status: 400, type: 'document_parsing_exception', reason });
  }
}

/** By position, of the documents with an id that were there before: whether with the same content. */
function knownDocuments(
  operations: readonly BulkOperation[],
  positions: readonly number[],
  part: StoredPart,
): Map<number, boolean> {
  if (part === null || part instanceof AppError) return new Map();
  if (part.duplicateBatch) {
    const named = positions.filter((position) => operations[position]?.id != null);
    return new Map(named.map((position) => [position, true]));
  }
  return new Map((part.known ?? []).map(({ position, sameContent }) => [position, sameContent]));
}

/** By position, the ids under which logs without an id of their own are found. */
function idsOfLogs({ records, positions }: DecodedOperations['logs'], part: StoredPart): Map<number, string> {
  const ids = new Map<number, string>();
  if (part === null || part instanceof AppError) return ids;
  const times = new Map(positions.map((position, at) => [position, records[at]?.time]));
  const written = part.written ?? positions;
  let at = 0;
  for (const { from, count } of part.seqs ?? []) {
    for (let seq = from; seq < from + count && at < written.length; seq++, at++) {
      const position = written[at] ?? -1;
      ids.set(position, `${times.get(position)}-${seq}`);
    }
  }
  return ids;
}

function conflict(id: string, plain: boolean): ItemError {
  const why = plain
    ? 'version conflict, document already exists (current version [1])'
    : 'version conflict, document already exists (current version [1]) with other content, and stored logs are never overwritten';
  return { status: 409, type: 'version_conflict_engine_exception', reason: `[${id}]: ${why}` };
}

/** Why items were not stored though nothing is wrong with them: the sender keeps them and sends them again. */
function stoppedBy({ code, message }: AppError): ItemError {
  return code === 'too_many_requests'
    ? { status: 429, type: 'es_rejected_execution_exception', reason: message }
    : { status: 503, type: 'unavailable_shards_exception', reason: message };
}
