import { closeElasticPit, openElasticPit } from '../../domain/elastic-pit';
import { readBody } from '../../domain/elastic-request';
import { clearElasticScroll, continueElasticScroll, readScrollRequest } from '../../domain/elastic-scroll';
import { AppError } from '../../errors';
import type { WireCall, WireRoute } from '../wire-app';
import { elasticJson } from './elastic-json';
import { answering, elasticRequest, reading } from './reading-route';

async function asked(call: WireCall) {
  const { params, body } = await elasticRequest(call);
  return readScrollRequest(params, readBody(body), call.params.id ?? null);
}

async function scroll(call: WireCall): Promise<Response> {
  const { ids, ...options } = await asked(call);
  const [id] = ids;
  if (id === undefined) throw new AppError('bad_request', 'scrollId is missing');
  return elasticJson(call.request, await continueElasticScroll(call.ctx, id, options));
}

const clear = async (call: WireCall) =>
  elasticJson(call.request, clearElasticScroll((await asked(call)).ids));

/** Long results page by page: scrolls and points in time. */
export const SCROLL_ROUTES: readonly WireRoute[] = [
  ...reading('/_search/scroll', scroll),
  ...reading('/_search/scroll/:id', scroll),
  { method: 'DELETE', path: '/_search/scroll', handle: clear },
  { method: 'DELETE', path: '/_search/scroll/:id', handle: clear },
  { method: 'POST', path: '/:index/_pit', handle: answering(openElasticPit) },
  {
    method: 'DELETE',
    path: '/_pit',
    handle: async (call) => elasticJson(call.request, closeElasticPit(await elasticRequest(call))),
  },
];
