import { elasticMsearch } from '../../domain/elastic-msearch';
import { asKnown } from '../error-response';
import type { WireCall } from '../wire-app';
import { elasticJson } from './elastic-json';
import { elasticRequest } from './reading-route';
import { refuseElastic } from './refuse-elastic';

/** `_msearch`: each search's answer or error, in their order. */
export async function msearch(call: WireCall): Promise<Response> {
  const started = performance.now();
  const { ctx, request, requestId } = call;
  const items = await elasticMsearch(ctx, await elasticRequest(call));
  const bare = new Request('http://localhost/');
  const responses = await Promise.all(
    items.map(async (item) =>
      'answer' in item
        ? item.answer
        : await refuseElastic(asKnown(item.error, requestId), { request: bare }).json(),
    ),
  );
  return elasticJson(request, { took: Math.round(performance.now() - started), responses });
}
