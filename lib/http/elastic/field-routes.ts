import { elasticFieldCaps, elasticMapping } from '../../domain/elastic-fields';
import type { WireCall, WireRoute } from '../wire-app';
import { elasticJson } from './elastic-json';
import { answering, reading } from './reading-route';

const caps = answering(elasticFieldCaps);

const mapping = async ({ request, ctx, url, params }: WireCall) => {
  const names = params.fields === undefined ? null : params.fields.split(',');
  const asked = { index: params.index ?? '', params: new Map(url.searchParams), names };
  return elasticJson(request, await elasticMapping(ctx, asked));
};

/** What fields there are. */
export const FIELD_ROUTES: readonly WireRoute[] = [
  ...reading('/_field_caps', caps),
  ...reading('/:index/_field_caps', caps),
  { method: 'GET', path: '/_mapping', handle: mapping },
  { method: 'GET', path: '/_mappings', handle: mapping },
  { method: 'GET', path: '/:index/_mapping', handle: mapping },
  { method: 'GET', path: '/:index/_mappings', handle: mapping },
  { method: 'GET', path: '/_mapping/field/:fields', handle: mapping },
  { method: 'GET', path: '/:index/_mapping/field/:fields', handle: mapping },
];
