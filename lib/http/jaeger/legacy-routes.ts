import { jaegerDependencies } from '../../domain/jaeger-dependencies';
import { jaegerMetrics } from '../../domain/jaeger-metrics';
import { jaegerOperations } from '../../domain/jaeger-operations';
import { jaegerSearch } from '../../domain/jaeger-search';
import { jaegerTrace } from '../../domain/jaeger-trace';
import { jaegerTransform } from '../../domain/jaeger-transform';
import { tracingServices } from '../../domain/tracing-services';
import { AppError } from '../../errors';
import type { WireRoute } from '../wire-app';
import { readWireBody } from '../wire-body';

/** What lists answer: Jaeger sets the total of names, and of nothing else. */
function listed(data: readonly unknown[], total = 0): Response {
  return Response.json({ data, total, limit: 0, offset: 0, errors: null });
}

function get(path: string, handle: WireRoute['handle']): WireRoute {
  return { method: 'GET', path, handle };
}

/** The smallest step of the figures: what the rollups keep. */
const MIN_STEP_MS = 60_000;

/** Jaeger's older query API. Source: jaegertracing/jaeger 2.19, http_handler.go. */
export const JAEGER_LEGACY_ROUTES: readonly WireRoute[] = [
  get('/api/services', async ({ ctx }) => {
    const services = await tracingServices(ctx);
    return listed(services, services.length);
  }),
  get('/api/services/:service/operations', async ({ ctx, params }) => {
    const operations = await jaegerOperations(ctx, params.service ?? '', '');
    const names = [...new Set(operations.map(({ name }) => name))];
    return listed(names, names.length);
  }),
  get('/api/operations', async ({ ctx, url: { searchParams } }) => {
    const kind = searchParams.get('spanKind') ?? '';
    const operations = await jaegerOperations(ctx, searchParams.get('service') ?? '', kind);
    return listed(operations, operations.length);
  }),
  get('/api/traces', async ({ ctx, url }) => Response.json(await jaegerSearch(ctx, url.searchParams))),
  get('/api/traces/:traceId', async ({ ctx, params }) =>
    Response.json(await jaegerTrace(ctx, params.traceId ?? '')),
  ),
  get('/api/dependencies', async ({ ctx, url }) => listed(await jaegerDependencies(ctx, url.searchParams))),
  get('/api/metrics/minstep', () =>
    Response.json({ data: MIN_STEP_MS, total: 0, limit: 0, offset: 0, errors: null }),
  ),
  get('/api/metrics/:kind', async ({ ctx, params, url }) =>
    Response.json(await jaegerMetrics(ctx, params.kind ?? '', url.searchParams)),
  ),
  {
    method: 'POST',
    path: '/api/transform',
    handle: async ({ request, share }) => Response.json(jaegerTransform(await readWireBody(request, share))),
  },
  {
    method: 'POST',
    path: '/api/archive/:traceId',
    handle: () =>
      Response.json(
        {
          ...{ data: null, total: 0, limit: 0, offset: 0 },
          errors: [{ code: 501, msg: 'archive span storage was not configured' }],
        },
        { status: 501 },
      ),
  },
  {
    method: 'POST',
    path: '/api/traces',
    handle: () => {
      const text =
        'Thrift over HTTP is not taken in: send OTLP to /v1/traces, or Zipkin JSON to /api/v2/spans.';
      throw new AppError('unsupported_media_type', text);
    },
  },
];
