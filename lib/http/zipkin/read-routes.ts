import { APP_VERSION } from '../../domain/app-version';
import { getHealth } from '../../domain/get-health';
import { tracingServices } from '../../domain/tracing-services';
import { zipkinDependencies } from '../../domain/zipkin-dependencies';
import { zipkinRemoteServices, zipkinSpanNames } from '../../domain/zipkin-names';
import { zipkinManyTraces, zipkinTrace } from '../../domain/zipkin-trace';
import { zipkinTraces } from '../../domain/zipkin-traces';
import { AppError } from '../../errors';
import type { WireCall, WireRoute } from '../wire-app';

/** Zipkin's read API. Source: openzipkin/zipkin-api, zipkin2-api.yaml; zipkin-server, ZipkinQueryApiV2. */
export const ZIPKIN_READ_ROUTES: readonly WireRoute[] = [
  get('/api/v2/services', async ({ ctx }) => Response.json(await tracingServices(ctx))),
  get('/api/v2/spans', async (call) =>
    Response.json(await zipkinSpanNames(call.ctx, required(call, 'serviceName'))),
  ),
  get('/api/v2/remoteServices', async (call) =>
    Response.json(await zipkinRemoteServices(call.ctx, required(call, 'serviceName'))),
  ),
  get('/api/v2/traces', async ({ ctx, url }) => {
    const { traces, warning } = await zipkinTraces(ctx, url.searchParams);
    return Response.json(traces, warning === null ? {} : { headers: { warning: `199 - "${warning}"` } });
  }),
  get('/api/v2/trace/:traceId', async ({ ctx, params }) =>
    Response.json(await zipkinTrace(ctx, params.traceId ?? '')),
  ),
  get('/api/v2/traceMany', async (call) =>
    Response.json(await zipkinManyTraces(call.ctx, required(call, 'traceIds'))),
  ),
  get('/api/v2/dependencies', async ({ ctx, url }) =>
    Response.json(await zipkinDependencies(ctx, url.searchParams)),
  ),
  // Which tags to offer is a setting of Zipkin's server, by default none.
  get('/api/v2/autocompleteKeys', () => Response.json([])),
  get('/api/v2/autocompleteValues', (call) => {
    required(call, 'key');
    return Response.json([]);
  }),
  get('/health', health),
  get('/info', () =>
    Response.json({ zipkin: { version: APP_VERSION }, throughline: { version: APP_VERSION } }),
  ),
];

function get(path: string, handle: WireRoute['handle']): WireRoute {
  return { method: 'GET', path, handle };
}

function required({ url }: WireCall, name: string): string {
  const value = url.searchParams.get(name);
  if (value === null) throw new AppError('bad_request', `Mandatory parameter/header missing: ${name}`);
  return value;
}

async function health({ ctx }: WireCall): Promise<Response> {
  const status = (await getHealth(ctx)).status === 'ok' ? 'UP' : 'DOWN';
  const details = { 'PostgreSQL{}': { status } };
  return Response.json({ status, zipkin: { status, details } }, { status: status === 'UP' ? 200 : 503 });
}
