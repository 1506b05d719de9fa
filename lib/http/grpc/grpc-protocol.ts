import { createServer, type Http2Server, type Http2Session } from 'node:http2';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { logger } from '../../logger';
import type { OwnProtocol, WireListener } from '../wire-protocol';
import type { GrpcServices } from './grpc-method';
import { serveGrpcCall } from './serve-grpc-call';

const DRAIN_MS = 5_000;
const FIRST_BYTES_MS = 15_000;
const CONNECTIONS = 4096;
const STREAM_WINDOW_BYTES = 1024 * 1024;
const CONNECTION_WINDOW_BYTES = 4 * 1024 * 1024;
/** How every HTTP/2 connection begins. Source: RFC 9113, 3.4. */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** gRPC without TLS on a port of its own (HTTP/2 with prior knowledge), unary methods only. */
export function grpcProtocol(services: GrpcServices): OwnProtocol {
  return { kind: 'own', listen: (host, port) => listen(host, port, services) };
}

async function listen(host: string, port: number, services: GrpcServices): Promise<WireListener> {
  const sessions = new Set<Http2Session>();
  const http2 = createHttp2(services, sessions);
  const server = createSocketServer({ noDelay: true, keepAlive: true }, (socket) =>
    greet(socket, http2, services.hint),
  );
  server.maxConnections = CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (error) => logger().warn({ err: error }, 'gRPC listener'));
      resolve();
    });
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    address: `${host}:${actual}`,
    stop: (timeoutMs = DRAIN_MS) => stop(server, sessions, timeoutMs),
  };
}

function createHttp2(services: GrpcServices, sessions: Set<Http2Session>): Http2Server {
  const http2 = createServer({
    settings: {
      initialWindowSize: STREAM_WINDOW_BYTES,
      maxConcurrentStreams: 256,
      maxHeaderListSize: 16_384,
    },
  });
  http2.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    session.setLocalWindowSize(CONNECTION_WINDOW_BYTES);
  });
  // A connection that breaks or talks nonsense ends itself; nothing here waits for it.
  http2.on('sessionError', () => undefined);
  http2.on('stream', (stream, headers) => {
    serveGrpcCall(stream, headers, services).catch((error: unknown) => {
      logger().error({ err: error }, 'gRPC call failed');
      stream.destroy();
    });
  });
  return http2;
}

/** HTTP/2 goes on; whoever speaks something else, most likely HTTP/1.1, is told which port this is. */
function greet(socket: Socket, http2: Http2Server, hint: string): void {
  socket.on('error', () => socket.destroy());
  socket.setTimeout(FIRST_BYTES_MS, () => socket.destroy());
  socket.once('data', (bytes: Buffer) => {
    socket.pause();
    socket.setTimeout(0);
    if (bytes.subarray(0, PREFACE.length).equals(PREFACE.subarray(0, bytes.length))) {
      socket.unshift(bytes);
      http2.emit('connection', socket);
      return;
    }
    const body = Buffer.from(`${hint}\n`);
    socket.end(
      `HTTP/1.1 415 Unsupported Media Type\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
    socket.resume();
  });
}

/** No new connections and no new calls on the old ones (GOAWAY); running calls are answered first. */
async function stop(server: Server, sessions: Set<Http2Session>, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const session of sessions) session.close();
  const late = setTimeout(() => {
    for (const session of sessions) session.destroy();
  }, timeoutMs);
  await closed;
  clearTimeout(late);
}
