import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const UPGRADE_HEADERS = new Set(['upgrade', 'connection', 'http2-settings']);

/** Whether a request asks for a WebSocket, rather than for a protocol that nothing here speaks. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.trim().toLowerCase() === 'websocket';
}

/**
 * Serves a request as if it had asked for no upgrade. Java's HttpClient offers HTTP/2 (`h2c`) with each first request and
 * Apache's offers TLS; a server that speaks neither ignores that (RFC 9110 §7.8), which Node cannot while it has a listener for upgrades.
 * Called by it, with the connection that Node has let go: its first bytes are written again and it begins anew.
 */
export function serveWithoutUpgrade(
  server: Server,
  { method = 'GET', url = '/', rawHeaders, headers }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!UPGRADE_HEADERS.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1]}`);
  }
  if (/\bclose\b/i.test(headers.connection ?? '')) lines.push('Connection: close');
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
