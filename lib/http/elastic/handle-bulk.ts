import type { BulkOutcome } from '../../contracts/elastic-bulk';
import { ingestElasticBulk } from '../../domain/elastic-ingest';
import { rememberRefusal } from '../../domain/remember-refusal';
import { AppError } from '../../errors';
import type { WireCall } from '../wire-app';
import { readWireBody } from '../wire-body';
import { bulkAnswer } from './bulk-answer';
import { elasticJson } from './elastic-json';
import { wantsWholeRefusal } from './wants-whole-refusal';

/** `POST|PUT /_bulk`, `/{index}/_bulk`: 200 whatever became of the single documents, as Elasticsearch answers. */
export async function handleBulk({ request, url, params, ctx, share }: WireCall): Promise<Response> {
  const startedMs = performance.now();
  const index = params.index ?? null;
  const path = index === null ? '/_bulk' : `/${index}/_bulk`;
  const outcome = await ingestElasticBulk(ctx, {
    path,
    body: await rememberRefusal(path, () => readWireBody(request, share)),
    idempotencyKey: request.headers.get('idempotency-key') || null,
    defaults: { index, pipeline: url.searchParams.get('pipeline') },
  });
  if (wantsWholeRefusal(request) && isRefusedForNow(outcome)) {
    throw new AppError(
      'too_many_requests',
      'More arrives than can be stored. Send it again a little later.',
      {
        retryAfterSeconds: outcome.retryAfterSeconds ?? 1,
      },
    );
  }
  const answer = bulkAnswer(outcome, Math.round(performance.now() - startedMs));
  const response = elasticJson(request, answer);
  if (outcome.retryAfterSeconds !== null)
    response.headers.set('retry-after', String(outcome.retryAfterSeconds));
  return response;
}

/** Nothing was stored, and something could be later. */
function isRefusedForNow({ items }: BulkOutcome): boolean {
  return items.every(({ error }) => error !== null) && items.some(({ error }) => error?.status === 429);
}
