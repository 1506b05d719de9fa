import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { logger } from '../logger';
import type { HttpProtocol, WireListener } from './wire-protocol';
import { sendResponse, toRequest } from './wire-request';
import { asksForWebSocket, serveWithoutUpgrade } from './wire-upgrade';

const DRAIN_MS = 5_000;

/**
 * A plain node:http listener for one protocol: small requests through Next cost ten times more. Answers with the same
 * handlers as the routes. Rejects when the port cannot be had.
 * @param protocol read at each request, so that a reloaded module takes over
 */
export async function startWireListener(
  host: string,
  port: number,
  protocol: () => HttpProtocol,
): Promise<WireListener> {
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 32 * 1024 },
    (incoming, outgoing) => void serve(incoming, outgoing, protocol()),
  );
  server.maxConnections = 4096;
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (incoming, socket, head) => {
    const { upgrade } = protocol();
    if (!asksForWebSocket(incoming)) return serveWithoutUpgrade(server, incoming, socket, head);
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    if (upgrade) upgrade(incoming, socket, head);
    else socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (error) => logger().warn({ err: error }, 'wire listener'));
      resolve();
    });
  });
  const { port: actual } = server.address() as AddressInfo;
  return { address: `${host}:${actual}`, stop: (timeoutMs = DRAIN_MS) => stop(server, upgraded, timeoutMs) };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  protocol: HttpProtocol,
): Promise<void> {
  try {
    const response =
      incoming.method === 'TRACE' ? notServed() : await protocol.serve(toRequest(incoming, outgoing));
    if (!outgoing.destroyed) await sendResponse(response, incoming, outgoing);
  } catch (error) {
    logger().error({ err: error }, 'wire request failed');
    if (!outgoing.headersSent) outgoing.writeHead(500);
    outgoing.end();
  }
}

/** A Request cannot carry TRACE, so no handler can answer it. */
function notServed(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
}

async function stop(server: Server, upgraded: ReadonlySet<Duplex>, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A WebSocket has no end of its own, and Node's closeAllConnections() forgets it.
  for (const socket of upgraded) socket.destroy();
  // A kept-alive connection whose last request has just been answered is idle, but nothing tells.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
}
