import type { RequestContext } from '../../contracts/context';
import type { ElasticRequest } from '../../domain/elastic-request';
import type { WireCall, WireRoute } from '../wire-app';
import { elasticJson } from './elastic-json';
import { readSearchBody } from './search-body';

/** A route that reads: GET with a body comes as POST, and both mean the same. */
export function reading(path: string, handle: WireRoute['handle']): WireRoute[] {
  return [
    { method: 'GET', path, handle },
    { method: 'POST', path, handle },
  ];
}

/** What a reading request asks, as its verb takes it. */
export async function elasticRequest(call: WireCall): Promise<ElasticRequest> {
  const { params, url } = call;
  return { index: params.index ?? '', params: new Map(url.searchParams), body: await readSearchBody(call) };
}

/** A handler that answers with what a verb gives. */
export function answering(
  verb: (ctx: RequestContext, request: ElasticRequest) => Promise<unknown>,
): WireRoute['handle'] {
  return async (call) => elasticJson(call.request, await verb(call.ctx, await elasticRequest(call)));
}
