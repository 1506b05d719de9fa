import type { AppError } from '../../errors';
import { STATUS_OF } from '../error-response';
import { wireApp } from '../wire-app';
import { postZipkinSpans, postZipkinV1Spans } from './post-spans';
import { ZIPKIN_READ_ROUTES } from './read-routes';

/** Zipkin's API v2, for its port and under /api/v2. Source: openzipkin/zipkin-api, zipkin2-api.yaml. */
export const serveZipkin = wireApp({
  prefix: '/zipkin',
  routes: [
    { method: 'POST', path: '/api/v2/spans', handle: postZipkinSpans },
    { method: 'POST', path: '/api/v1/spans', handle: postZipkinV1Spans },
    ...ZIPKIN_READ_ROUTES,
  ],
  refuse,
});

/** Zipkin says what was wrong as plain text. Source: zipkin-server, BodyIsExceptionMessage. */
function refuse(error: AppError): Response {
  return new Response(error.message, {
    status: STATUS_OF[error.code],
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
