import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { logger } from '../logger';
import { sendResponse, toRequest } from './wire-request';

export type WireHandler = (request: Request) => Promise<Response>;

export interface WireListener {
  /** Where it listens, as `host:port`. */
  address: string;
  /** Takes no more connections, lets running requests finish for up to `timeoutMs`, then closes. */
  stop: (timeoutMs?: number) => Promise<void>;
}

const DRAIN_MS = 10_000;

/**
 * A plain node:http listener for one protocol: small requests through Next cost ten times more. Answers with the same
 * handlers as the routes. Rejects when the port cannot be had.
 * @param routes handlers by path, read at each request so that a reloaded module takes over
 */
export async function startWireListener(
  host: string,
  port: number,
  routes: () => ReadonlyMap<string, WireHandler>,
): Promise<WireListener> {
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 32 * 1024 },
    (incoming, outgoing) => void serve(incoming, outgoing, routes()),
  );
  server.maxConnections = 4096;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (error) => logger().warn({ err: error }, 'wire listener'));
      resolve();
    });
  });
  const { port: actual } = server.address() as AddressInfo;
  return { address: `${host}:${actual}`, stop: (timeoutMs = DRAIN_MS) => stop(server, timeoutMs) };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  routes: ReadonlyMap<string, WireHandler>,
): Promise<void> {
  try {
    const path = (incoming.url ?? '/').split('?', 1)[0] ?? '/';
    const handler = routes.get(path);
    const response = !handler
      ? noSuchPath(path, routes)
      : incoming.method === 'TRACE'
        ? onlyPost()
        : await handler(toRequest(incoming, outgoing));
    if (!outgoing.destroyed) await sendResponse(response, incoming, outgoing);
  } catch (error) {
    logger().error({ err: error }, 'wire request failed');
    if (!outgoing.headersSent) outgoing.writeHead(500);
    outgoing.end();
  }
}

function noSuchPath(path: string, routes: ReadonlyMap<string, WireHandler>): Response {
  const hint = `This port takes telemetry: POST ${[...routes.keys()].join(' or ')}.`;
  if (path === '/') return new Response(`${hint}\n`, { headers: { 'content-type': 'text/plain' } });
  return Response.json({ code: 5, message: `Nothing is served at this path. ${hint}` }, { status: 404 });
}

/** A Request cannot carry TRACE, so no handler can answer it. */
function onlyPost(): Response {
  return Response.json(
    { code: 3, message: 'Send telemetry with POST.' },
    { status: 405, headers: { allow: 'POST' } },
  );
}

async function stop(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection whose last request has just been answered is idle, but nothing tells.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
}
