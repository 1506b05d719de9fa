import { createServer } from 'node:http';
import { errorCode, LaunchError } from './launch-error.mjs';
import { asksForWebSocket, serveWithoutUpgrade } from './serve-without-upgrade.mjs';

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} Handler */

/**
 * Takes the port first of all, so that a taken one is said before anything is installed or built. Until `handle` is
 * called every request is answered with 503, which OTLP senders and browsers try again.
 * Throws LaunchError when the address cannot be bound.
 * @param {string} host
 * @param {number} port 0: any free one
 */
export async function listenForHttp(host, port) {
  /** @type {Handler} */
  let handler = (_, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
    response.end('Throughline is starting.\n');
  };
  const server = createServer((request, response) => handler(withBodyAsPost(request), response));
  /** Also those that became WebSockets, which Node's closeAllConnections() forgets. @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  takeUpgrades(server);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  }).catch((error) => {
    throw new LaunchError(explain(errorCode(error), host, port));
  });
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address !== null ? address.port : port,
    /** @param {Handler} ready */
    handle: (ready) => {
      handler = ready;
    },
    close: (/** @type {number} */ graceMs) => closeWithin(server, sockets, graceMs),
  };
}

/**
 * Elasticsearch's clients send searches as GET with a body, which Next would drop: read as POST, which is answered alike.
 * @param {import('node:http').IncomingMessage} request
 */
function withBodyAsPost(request) {
  const { method, url = '', headers } = request;
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  if (method === 'GET' && hasBody && url.startsWith('/elasticsearch/')) request.method = 'POST';
  return request;
}

const UPGRADES = Symbol.for('throughline.upgrades');

/**
 * WebSockets of the application: instrumentation.ts puts handlers by path into
 * `globalThis[Symbol.for('throughline.upgrades')]`. Next listens on the same server and would hang up on them, so it is
 * not told of theirs.
 * @param {import('node:http').Server} server
 */
function takeUpgrades(server) {
  // Node asks nobody when there is no listener; until Next is one, an unknown path is refused here.
  server.on('upgrade', (_, socket) => {
    if (server.listenerCount('upgrade') > 1) return;
    socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  const emit = server.emit.bind(server);
  const emitOrTake = (/** @type {any} */ event, /** @type {any[]} */ ...rest) => {
    if (event !== 'upgrade') return emit(event, ...rest);
    const [request, socket, head] = rest;
    const take = upgradeHandler(request.url);
    if (!asksForWebSocket(request)) serveWithoutUpgrade(server, request, socket, head);
    else if (take === undefined) return emit(event, ...rest);
    else take(request, socket, head);
    return true;
  };
  server.emit = emitOrTake;
}

/** @param {string | undefined} url */
function upgradeHandler(url) {
  const store = /** @type {Record<symbol, Map<string, (...rest: any[]) => void> | undefined>} */ (
    /** @type {unknown} */ (globalThis)
  );
  return store[UPGRADES]?.get(String(url).split('?', 1)[0] ?? '');
}

/**
 * Stops accepting, lets running requests finish within the grace, then closes what is left (event streams).
 * @param {import('node:http').Server} server
 * @param {Set<import('node:net').Socket>} sockets
 * @param {number} graceMs
 */
async function closeWithin(server, sockets, graceMs) {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMs);
  await closed;
  clearTimeout(timer);
}

/**
 * @param {string} code
 * @param {string} host
 * @param {number} port
 */
function explain(code, host, port) {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program: stop it, or choose another port, e.g. PORT=${port < 65_535 ? port + 1 : 3000} npm start.`;
  }
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has: choose a PORT above 1023.`;
  return `Cannot listen on HOST ${host}, port ${port} (${code}): choose an address of this machine, e.g. HOST=127.0.0.1 or HOST=0.0.0.0.`;
}
