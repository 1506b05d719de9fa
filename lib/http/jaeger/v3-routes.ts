import { jaegerOperations } from '../../domain/jaeger-operations';
import { jaegerV3Summaries } from '../../domain/jaeger-v3-summaries';
import { jaegerV3Trace, jaegerV3Traces } from '../../domain/jaeger-v3-traces';
import { tracingServices } from '../../domain/tracing-services';
import type { WireRoute } from '../wire-app';

/** Jaeger's API v3. Source: jaegertracing/jaeger 2.20, apiv3/http_gateway.go; jaeger-idl, api_v3/query_service.proto. */
export const JAEGER_V3_ROUTES: readonly WireRoute[] = [
  get('/api/v3/services', async ({ ctx }) => Response.json({ services: await tracingServices(ctx) })),
  get('/api/v3/operations', async ({ ctx, url: { searchParams } }) => {
    const kind = searchParams.get('spanKind') || searchParams.get('span_kind') || '';
    const operations = await jaegerOperations(ctx, searchParams.get('service') ?? '', kind);
    return Response.json({
      operations: operations.map(({ name, spanKind }) => ({ name, spanKind: spanKind || 'internal' })),
    });
  }),
  get('/api/v3/traces', async ({ ctx, url }) => {
    const { resourceSpans, warning } = await jaegerV3Traces(ctx, url.searchParams);
    return warned({ result: { resourceSpans } }, warning);
  }),
  get('/api/v3/traces/:traceId', async ({ ctx, params, url }) => {
    const { resourceSpans, warning } = await jaegerV3Trace(ctx, params.traceId ?? '', url.searchParams);
    return warned({ result: { resourceSpans } }, warning);
  }),
  get('/api/v3/trace-summaries', async ({ ctx, url }) => {
    const { summaries, warning } = await jaegerV3Summaries(ctx, url.searchParams);
    return warned({ summaries }, warning);
  }),
];

function get(path: string, handle: WireRoute['handle']): WireRoute {
  return { method: 'GET', path, handle };
}

/** The answers of API v3 have no place for what is missing; HTTP has. Source: RFC 7234 §5.5. */
function warned(body: object, warning: string | null): Response {
  return Response.json(body, warning === null ? {} : { headers: { warning: `199 - "${warning}"` } });
}
