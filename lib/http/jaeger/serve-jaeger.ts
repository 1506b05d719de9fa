import type { AppError } from '../../errors';
import { STATUS_OF } from '../error-response';
import { wireApp } from '../wire-app';
import { JAEGER_LEGACY_ROUTES } from './legacy-routes';
import { JAEGER_V3_ROUTES } from './v3-routes';

/** Jaeger's query API, for its port and under /jaeger. */
export const serveJaeger = wireApp({
  prefix: '/jaeger',
  routes: [...JAEGER_V3_ROUTES, ...JAEGER_LEGACY_ROUTES],
  refuse,
});

/** The older API answers errors in the shape of its answers, API v3 as the gRPC gateway does. */
function refuse(error: AppError, { url }: { url: URL }): Response {
  const code = STATUS_OF[error.code];
  const body = /^(\/jaeger)?\/api\/v3(\/|$)/.test(url.pathname)
    ? { error: { httpCode: code, message: error.message } }
    : { data: null, total: 0, limit: 0, offset: 0, errors: [{ code, msg: error.message }] };
  return Response.json(body, { status: code });
}
