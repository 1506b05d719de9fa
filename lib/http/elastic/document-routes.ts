import { elasticDocument, elasticMget } from '../../domain/elastic-documents';
import { AppError } from '../../errors';
import type { WireCall, WireRoute } from '../wire-app';
import { elasticJson } from './elastic-json';
import { answering, reading } from './reading-route';

const find = async ({ ctx, url, params }: WireCall) =>
  await elasticDocument(ctx, {
    index: params.index ?? '',
    id: params.id ?? '',
    params: new Map(url.searchParams),
  });

async function document(call: WireCall): Promise<Response> {
  const found = await find(call);
  return elasticJson(call.request, found, found.found ? 200 : 404);
}

async function source(call: WireCall): Promise<Response> {
  const found = await find(call);
  if (found.found) return elasticJson(call.request, found._source ?? {});
  throw new AppError('not_found', `Document not found [${call.params.index}]/[${call.params.id}]`);
}

const mget = answering(elasticMget);

/** Documents by their ids. */
export const DOCUMENT_ROUTES: readonly WireRoute[] = [
  { method: 'GET', path: '/:index/_doc/:id', handle: document },
  { method: 'GET', path: '/:index/_source/:id', handle: source },
  ...reading('/_mget', mget),
  ...reading('/:index/_mget', mget),
];
