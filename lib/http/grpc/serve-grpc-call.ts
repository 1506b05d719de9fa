import { randomUUID } from 'node:crypto';
import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { AppError } from '../../errors';
import { authorize } from '../authorize';
import { asKnown } from '../error-response';
import { WireShare } from '../wire-budget';
import { CallLimits } from './call-limits';
import type { GrpcMethod, GrpcServices } from './grpc-method';
import { grpcTrailers } from './grpc-trailers';
import { readGrpcMessage } from './read-grpc-message';

const CONTENT_TYPE = /^application\/grpc(\+proto)?(;|$)/i;
const OPEN_HEADERS = {
  ':status': 200,
  'content-type': 'application/grpc',
  'grpc-accept-encoding': 'identity,deflate,gzip',
};
const OK_TRAILERS = { 'grpc-status': '0' };

/**
 * Answers one call: authorises, reads the message within the memory for bodies, runs the method, and says what became of
 * it in the trailers. Source: gRPC over HTTP/2 ("PROTOCOL-HTTP2").
 */
export async function serveGrpcCall(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  services: GrpcServices,
): Promise<void> {
  // A stream that breaks is told to those who wait on it by `close`.
  stream.on('error', () => undefined);
  const refusal = refuseNonGrpc(headers, services.hint);
  if (refusal) return refuseHttp(stream, ...refusal);
  const share = new WireShare();
  const requestId = randomUUID();
  let limits: CallLimits | undefined;
  try {
    limits = new CallLimits(stream, headers['grpc-timeout'] as string | undefined);
    const ctx = { ...authorize(asRequest(headers), requestId), signal: limits.signal };
    const method = findMethod(services, headers[':path'] ?? '');
    const encoding = String(headers['grpc-encoding'] ?? 'identity').toLowerCase();
    const message = await readGrpcMessage(stream, encoding, share, limits.signal);
    limits.messageRead();
    answer(stream, await limits.within(method({ message, metadata: headers, ctx })));
  } catch (error) {
    refuse(stream, asKnown(error, requestId), requestId);
  } finally {
    limits?.end();
    share.release();
  }
}

function findMethod({ methods, hint }: GrpcServices, path: string): GrpcMethod {
  const method = methods.get(path);
  if (method) return method;
  throw new AppError('method_not_allowed', `${path.slice(0, 200)} is not served here. ${hint}`);
}

/** What `authorize` looks at. gRPC's :authority is HTTP's Host. */
function asRequest(headers: IncomingHttpHeaders): Request {
  const seen = new Headers();
  const host = headers[':authority'] ?? headers.host;
  if (host !== undefined) seen.set('host', host);
  for (const name of ['origin', 'sec-fetch-site', 'authorization'] as const) {
    const value = headers[name];
    if (typeof value === 'string') seen.set(name, value);
  }
  return new Request('http://wire.invalid/', { method: 'POST', headers: seen });
}

function answer(stream: ServerHttp2Stream, response: Uint8Array): void {
  if (stream.closed || stream.destroyed) return;
  const framed = Buffer.allocUnsafe(5 + response.length);
  framed[0] = 0;
  framed.writeUInt32BE(response.length, 1);
  framed.set(response, 5);
  stream.respond(OPEN_HEADERS, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers(OK_TRAILERS));
  stream.end(framed);
}

/** Headers and trailers at once. What still comes of the request is dropped, and the sender is told to stop. */
function refuse(stream: ServerHttp2Stream, error: AppError, requestId: string): void {
  if (stream.closed || stream.destroyed) return;
  stream.respond({ ...OPEN_HEADERS, ...grpcTrailers(error), 'x-request-id': requestId }, { endStream: true });
  if (!stream.readableEnded) {
    stream.resume();
    stream.close(constants.NGHTTP2_NO_ERROR);
  }
}

/** Source: gRPC over HTTP/2: a request that is not gRPC gets an HTTP status. */
function refuseNonGrpc(headers: IncomingHttpHeaders, hint: string): [number, string] | null {
  if (headers[':method'] !== 'POST') return [405, `gRPC calls are sent with POST. ${hint}`];
  return CONTENT_TYPE.test(headers['content-type'] ?? '') ? null : [415, hint];
}

function refuseHttp(stream: ServerHttp2Stream, status: number, message: string): void {
  stream.respond({ ':status': status, 'content-type': 'text/plain; charset=utf-8' });
  stream.resume();
  stream.end(`${message}\n`);
}
