import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../contracts/context';
import type { IngestReport } from '../domain/commit-decoded';
import { ingestLogs } from '../domain/ingest-logs';
import { ingestMetrics } from '../domain/ingest-metrics';
import { ingestSpans } from '../domain/ingest-spans';
import { rememberRefusal } from '../domain/remember-refusal';
import { AppError } from '../errors';
import { authorize } from './authorize';
import { asKnown, STATUS_OF } from './error-response';
import { readWireBody } from './wire-body';
import { WireShare } from './wire-budget';
import { type OtlpType, otlpStatus, otlpSuccess, type RejectedField } from './wire-otlp-reply';
import { describeVerdict } from './wire-verdict';

interface Endpoint {
  path: string;
  rejectedField: RejectedField;
  ingest: typeof ingestLogs | typeof ingestSpans | typeof ingestMetrics;
}

/** `POST /v1/logs`. */
export const handleOtlpLogs = otlpHandler({
  path: '/v1/logs',
  rejectedField: 'rejectedLogRecords',
  ingest: ingestLogs,
});

/** `POST /v1/traces`. */
export const handleOtlpTraces = otlpHandler({
  path: '/v1/traces',
  rejectedField: 'rejectedSpans',
  ingest: ingestSpans,
});

/** `POST /v1/metrics`: answered with success and stored nowhere. */
export const handleOtlpMetrics = otlpHandler({
  path: '/v1/metrics',
  rejectedField: 'rejectedDataPoints',
  ingest: ingestMetrics,
});

/**
 * An OTLP/HTTP endpoint as plain Request → Response, for Next and for the light listener: answers in the request's own
 * encoding, errors as google.rpc.Status. Source: OTLP specification 1.x, "OTLP/HTTP Response".
 */
function otlpHandler(endpoint: Endpoint): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = randomUUID();
    const share = new WireShare();
    const type = contentType(request) ?? 'application/json';
    try {
      const ctx = authorize(request, requestId);
      if (request.method !== 'POST') return methodNotAllowed(type, requestId);
      const report = await receive(request, endpoint, ctx, share);
      const body = otlpSuccess(
        type,
        endpoint.rejectedField,
        report.rejections.length,
        describeVerdict(report),
      );
      return answer(200, type, body, requestId);
    } catch (error) {
      return refuse(error, type, requestId);
    } finally {
      share.release();
    }
  };
}

async function receive(
  request: Request,
  { path, ingest }: Endpoint,
  ctx: RequestContext,
  share: WireShare,
): Promise<IngestReport> {
  const type = contentType(request);
  const body = await rememberRefusal(path, async () => {
    if (type !== null) return await readWireBody(request, share);
    throw new AppError(
      'unsupported_media_type',
      'Content-Type must be application/x-protobuf or application/json.',
    );
  });
  return ingest(ctx, {
    path,
    body,
    idempotencyKey: request.headers.get('idempotency-key') || null,
    encoding: type === 'application/json' ? 'json' : 'protobuf',
  });
}

function contentType(request: Request): OtlpType | null {
  const given = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (given === 'application/json') return 'application/json';
  return given === 'application/x-protobuf' ? 'application/x-protobuf' : null;
}

function refuse(error: unknown, type: OtlpType, requestId: string): Response {
  const known = asKnown(error, requestId);
  const response = answer(STATUS_OF[known.code], type, otlpStatus(type, known), requestId);
  if (known.retryAfterSeconds !== undefined) {
    response.headers.set('retry-after', String(known.retryAfterSeconds));
  }
  return response;
}

function methodNotAllowed(type: OtlpType, requestId: string): Response {
  const status = { code: 'bad_request', message: 'Send telemetry with POST.' } as const;
  const response = answer(405, type, otlpStatus(type, status), requestId);
  response.headers.set('allow', 'POST');
  return response;
}

function answer(status: number, type: OtlpType, body: Uint8Array | string, requestId: string): Response {
  return new Response(body as BodyInit, {
    status,
    headers: { 'content-type': type, 'cache-control': 'no-store', 'x-request-id': requestId },
  });
}
