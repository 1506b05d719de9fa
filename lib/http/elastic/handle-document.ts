import type { BulkAction } from '../../contracts/elastic-bulk';
import { ingestElasticDocument } from '../../domain/elastic-ingest';
import { rememberRefusal } from '../../domain/remember-refusal';
import type { WireCall } from '../wire-app';
import { readWireBody } from '../wire-body';
import { itemAnswer } from './bulk-answer';
import { elasticJson } from './elastic-json';

const VERSIONED = ['version', 'version_type', 'if_seq_no', 'if_primary_term'];

/**
 * One document: `/{index}/_doc`, `/{index}/_doc/{id}`, `/{index}/_create/{id}`, `/{index}/_update/{id}`. Answers with the
 * document's own status; a refusal has Elasticsearch's error shape.
 */
export async function handleDocument(
  { request, url, params, ctx, share }: WireCall,
  asked: BulkAction,
): Promise<Response> {
  const index = params.index ?? '';
  const id = params.id ?? null;
  const action = asked === 'index' && url.searchParams.get('op_type') === 'create' ? 'create' : asked;
  const path = `/${index}/_${action}${id === null ? '' : `/${id}`}`;
  const outcome = await ingestElasticDocument(ctx, {
    path,
    body: await rememberRefusal(path, () => readWireBody(request, share)),
    idempotencyKey: request.headers.get('idempotency-key') || null,
    target: {
      action,
      index,
      id,
      pipeline: url.searchParams.get('pipeline'),
      versioned: VERSIONED.some((name) => url.searchParams.has(name)),
    },
  });
  const [item] = outcome.items;
  if (!item) throw new Error('A document has no outcome.');
  if (item.error === null) {
    const { status, ...answer } = itemAnswer(item);
    return elasticJson(request, answer, status);
  }
  const { status, type, reason } = item.error;
  const cause = { type, reason, index };
  const response = elasticJson(request, { error: { root_cause: [cause], ...cause }, status }, status);
  if (outcome.retryAfterSeconds !== null)
    response.headers.set('retry-after', String(outcome.retryAfterSeconds));
  return response;
}
