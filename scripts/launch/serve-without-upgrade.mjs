const UPGRADE_HEADERS = new Set(['upgrade', 'connection', 'http2-settings']);

/**
 * Whether a request asks for a WebSocket, rather than for a protocol that nothing here speaks.
 * @param {import('node:http').IncomingMessage} request
 */
export function asksForWebSocket({ headers }) {
  return headers.upgrade?.trim().toLowerCase() === 'websocket';
}

/**
 * Serves a request as if it had asked for no upgrade; see lib/http/wire-upgrade.ts, which the ports of protocols use.
 * @param {import('node:http').Server} server
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {Buffer} head
 */
export function serveWithoutUpgrade(server, { method, url, rawHeaders, headers }, socket, head) {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!UPGRADE_HEADERS.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1]}`);
  }
  if (/\bclose\b/i.test(headers.connection ?? '')) lines.push('Connection: close');
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
