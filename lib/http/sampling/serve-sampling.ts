import { AppError } from '../../errors';
import { STATUS_OF } from '../error-response';
import { type WireCall, wireApp } from '../wire-app';
import { strategyForService } from './strategy-for-service';

/**
 * Jaeger's remote sampling over HTTP: `?service=` on any path, as Jaeger answers it. Errors are plain text.
 * Source: Jaeger internal/sampling/http/handler.go.
 */
export const serveSampling = wireApp({
  routes: [
    { method: 'GET', path: '/*any', handle: answer },
    { method: 'POST', path: '/*any', handle: answer },
  ],
  refuse: (error) =>
    new Response(`${error.message}\n`, {
      status: STATUS_OF[error.code],
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    }),
});

async function answer({ url }: WireCall): Promise<Response> {
  const [service, ...more] = url.searchParams.getAll('service');
  if (service === undefined || more.length > 0) {
    throw new AppError('bad_request', "'service' parameter must be provided once");
  }
  return Response.json(await strategyForService(service));
}
