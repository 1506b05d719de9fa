import { reportListenerProblem } from '../domain/ingest-listener-state';
import { handleOtlpLogs, handleOtlpMetrics, handleOtlpTraces } from './wire-otlp';

const HANDLERS = new Map([
  ['/v1/logs', handleOtlpLogs],
  ['/v1/traces', handleOtlpTraces],
  ['/v1/metrics', handleOtlpMetrics],
]);

/** Everything that is asked of OTLP/HTTP's own port. */
export async function serveOtlp(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname;
  return (await HANDLERS.get(path)?.(request)) ?? noSuchPath(request.method, path);
}

/** What is posted elsewhere is refused, also at `/`: an exporter whose endpoint lacks its path must not take it for success. */
function noSuchPath(method: string, path: string): Response {
  const hint =
    'This port takes telemetry: POST /v1/logs or /v1/traces (/v1/metrics is answered, but stored nowhere).';
  if (path === '/' && ['GET', 'HEAD'].includes(method))
    return new Response(`${hint}\n`, { headers: { 'content-type': 'text/plain' } });
  if (method === 'POST') {
    reportListenerProblem(
      `Telemetry was sent to ${path.slice(0, 200)} of the OTLP port and refused: the address lacks /v1/logs or /v1/traces.`,
    );
  }
  return Response.json({ code: 5, message: `Nothing is served at this path. ${hint}` }, { status: 404 });
}
