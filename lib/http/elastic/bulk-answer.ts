import type { BulkItemOutcome, BulkOutcome } from '../../contracts/elastic-bulk';

const SHARDS = { total: 1, successful: 1, failed: 0 };

/** A bulk request's outcome in Elasticsearch's shape. @param tookMs from the request's arrival */
export function bulkAnswer({ items }: BulkOutcome, tookMs: number) {
  return {
    errors: items.some(({ error }) => error !== null),
    took: tookMs,
    items: items.map((item) => ({ [item.action]: itemAnswer(item) })),
  };
}

/** What is said of one document, in a bulk answer and alone. */
export function itemAnswer({ index, id, result, error }: BulkItemOutcome) {
  if (error !== null) {
    const { status, type, reason } = error;
    return { _index: index, _id: id, status, error: { type, reason, index } };
  }
  return {
    _index: index,
    _id: id,
    _version: 1,
    result,
    _shards: SHARDS,
    _seq_no: 0,
    _primary_term: 1,
    status: result === 'created' ? 201 : 200,
  };
}
