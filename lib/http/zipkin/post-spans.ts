import type { IngestReport } from '../../domain/commit-decoded';
import { ingestZipkin, type ZipkinEncoding } from '../../domain/ingest-zipkin';
import { rememberRefusal } from '../../domain/remember-refusal';
import { AppError } from '../../errors';
import type { WireCall } from '../wire-app';
import { readWireBody } from '../wire-body';

/**
 * `POST /api/v2/spans`: 202 and no body once the spans are committed. Where single spans cannot be stored, their
 * neighbours are, and the answer is 400 with the reason: Zipkin's senders log that and do not send again.
 * Source: openzipkin/zipkin-api, zipkin2-api.yaml; zipkin-server, ZipkinHttpCollector.
 */
export function postZipkinSpans(call: WireCall): Promise<Response> {
  const type = mediaType(call.request);
  const isProto = type === 'application/x-protobuf' || type === 'application/protobuf';
  return take(call, '/api/v2/spans', isProto ? 'protobuf' : 'json');
}

/** `POST /api/v1/spans` with JSON, which zipkin-js and older clients send unless told otherwise. */
export function postZipkinV1Spans(call: WireCall): Promise<Response> {
  if (mediaType(call.request) === 'application/x-thrift') {
    const text = 'Thrift is not read here: send JSON, or JSON or protobuf to /api/v2/spans.';
    throw new AppError('unsupported_media_type', text);
  }
  return take(call, '/api/v1/spans', 'json-v1');
}

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

async function take(
  { request, ctx, share }: WireCall,
  path: string,
  encoding: ZipkinEncoding,
): Promise<Response> {
  const body = await rememberRefusal(path, () => readWireBody(request, share));
  const idempotencyKey = request.headers.get('idempotency-key') || null;
  const report = await ingestZipkin(ctx, { path, body, idempotencyKey, encoding });
  if (report.rejections.length > 0) throw refusal(report, encoding === 'protobuf' ? 'proto3' : 'json');
  return new Response(null, { status: 202 });
}

function refusal({ rejections, received }: IngestReport, encoding: string): AppError {
  const said = `${rejections[0]?.reason} reading List<Span> from ${encoding}`;
  const kept = received - rejections.length;
  const rest = kept === 0 ? '' : `; ${kept} of ${received} spans are stored, ${rejections.length} are not`;
  return new AppError('bad_request', said + rest);
}
