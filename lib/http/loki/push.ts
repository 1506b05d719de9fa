import { inflateSnappyBody } from '../../domain/loki-inflate';
import { lokiPush } from '../../domain/loki-push';
import { rememberRefusal } from '../../domain/remember-refusal';
import { AppError } from '../../errors';
import type { WireCall } from '../wire-app';
import { readWireBody } from '../wire-body';
import { tenantOf } from './tenant-of';

/**
 * `POST /loki/api/v1/push` and the older `/api/prom/push`: 204, or 400 with what was refused and why; the rest is stored
 * either way. Source: Loki HTTP API, "Ingest logs".
 */
export async function push(call: WireCall): Promise<Response> {
  const { request, ctx, url } = call;
  const path = url.pathname.endsWith('/api/prom/push') ? '/api/prom/push' : '/loki/api/v1/push';
  const { encoding, body } = await rememberRefusal(path, () => readPush(call));
  const report = await lokiPush(ctx, {
    path,
    body,
    idempotencyKey: null,
    encoding,
    tenant: tenantOf(request),
  });
  if (report.rejections.length > 0) return text(400, grouped(report.rejections.map(({ reason }) => reason)));
  return new Response(null, { status: 204 });
}

async function readPush({ request, share }: WireCall) {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  const encoding = (request.headers.get('content-encoding') ?? '').trim().toLowerCase();
  if (type === 'application/json') {
    return { encoding: 'json' as const, body: await readWireBody(request, share) };
  }
  if (type !== '' && type !== 'application/x-protobuf' && type !== 'application/octet-stream') {
    throw new AppError(
      'bad_request',
      `Content-Type "${type}" not supported: use application/json or application/x-protobuf`,
    );
  }
  // Protobuf is snappy's always; some senders say so in Content-Encoding, which is no compression on top.
  const plain = encoding === 'snappy' ? withoutEncoding(request) : request;
  const body = inflateSnappyBody(await readWireBody(plain, share));
  share.grow(body.length);
  await share.turn();
  return { encoding: 'protobuf' as const, body };
}

function withoutEncoding(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('content-encoding');
  return new Request(request.url, {
    method: request.method,
    headers,
    body: request.body,
    signal: request.signal,
    duplex: 'half',
  } as RequestInit);
}

/** As Loki joins its errors: each text once, with how often. */
function grouped(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [only] = counts;
  if (counts.size === 1 && only && only[1] === 1) return only[0];
  return [...counts]
    .slice(0, 100)
    .map(([reason, count]) => `${count} errors like: ${reason}`)
    .join('; ');
}

function text(status: number, message: string): Response {
  return new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
