import type { BulkAction } from '../../contracts/elastic-bulk';
import { AppError } from '../../errors';
import type { WireCall, WireRoute } from '../wire-app';
import { handleBulk } from './handle-bulk';
import { handleDocument } from './handle-document';

const bulk = (path: string): WireRoute[] => [
  { method: 'POST', path, handle: handleBulk },
  { method: 'PUT', path, handle: handleBulk },
];
const document = (method: WireRoute['method'], path: string, action: BulkAction): WireRoute => ({
  method,
  path,
  handle: (call) => handleDocument(call, action),
});

/** The endpoints that take documents in. */
export const WRITE_ROUTES: readonly WireRoute[] = [
  ...bulk('/_bulk'),
  ...bulk('/:index/_bulk'),
  // Clients of before version 8 write the type too.
  ...bulk('/:index/:type/_bulk'),
  document('POST', '/:index/_doc', 'index'),
  document('POST', '/:index/_doc/:id', 'index'),
  document('PUT', '/:index/_doc/:id', 'index'),
  document('DELETE', '/:index/_doc/:id', 'delete'),
  document('POST', '/:index/_create/:id', 'create'),
  document('PUT', '/:index/_create/:id', 'create'),
  document('POST', '/:index/_update/:id', 'update'),
];

/** Comes last: any name may be a type. rsyslog writes single documents so, to /system/events. */
export const TYPED_ROUTES: readonly WireRoute[] = [
  { method: 'POST', path: '/:index/:type', handle: handleTyped },
];

async function handleTyped(call: WireCall): Promise<Response> {
  if (/^_/.test(call.params.index ?? '') || /^_/.test(call.params.type ?? ''))
    throw new AppError(
      'not_found',
      `no handler found for uri [${call.url.pathname.slice(0, 200)}] and method [POST]`,
    );
  return await handleDocument(call, 'index');
}
