import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type LokiTailFrame, lokiTail } from '../../domain/loki-tail';
import { AppError } from '../../errors';
import { logger } from '../../logger';
import { authorize } from '../authorize';
import { asKnown, STATUS_OF } from '../error-response';

const PING_MS = 15_000;
const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });

/** `GET /loki/api/v1/tail` as a WebSocket: one JSON message for each group of new lines. Source: Loki HTTP API, "Stream logs". */
export function upgradeToTail(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => socket.destroy());
  const requestId = randomUUID();
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  void begin(incoming, requestId, gone)
    .then((frames) =>
      sockets.handleUpgrade(incoming, socket, head, (client) => void send(client, frames, gone, requestId)),
    )
    .catch((error: unknown) => {
      gone.abort();
      refuse(socket, asKnown(error, requestId));
    });
}

async function begin(incoming: IncomingMessage, requestId: string, gone: AbortController) {
  const url = new URL(incoming.url ?? '/', 'http://wire.invalid');
  if (!TAIL_PATHS.includes(url.pathname))
    throw new AppError('not_found', 'Nothing becomes a WebSocket here.');
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const ctx = authorize(new Request(url, { headers, signal: gone.signal }), requestId);
  const categorize = (headers.get('x-loki-response-encoding-flags') ?? '').includes('categorize-labels');
  return await lokiTail({ ...ctx, signal: gone.signal }, { params: url.searchParams, categorize });
}

export const TAIL_PATHS = ['/loki/api/v1/tail', '/api/prom/tail'];

async function send(
  client: WebSocket,
  frames: AsyncGenerator<LokiTailFrame, void>,
  gone: AbortController,
  requestId: string,
): Promise<void> {
  let answered = true;
  client.on('pong', () => {
    answered = true;
  });
  client.on('error', () => client.terminate());
  client.on('close', () => gone.abort());
  const ping = setInterval(() => {
    if (!answered) return client.terminate();
    answered = false;
    client.ping();
  }, PING_MS);
  try {
    for await (const frame of frames) {
      // The next lines are read when the reader has taken these.
      await new Promise<void>((resolve, reject) =>
        client.send(JSON.stringify(frame), (error) => (error ? reject(error) : resolve())),
      );
    }
    client.close(1000);
  } catch (error) {
    if (!gone.signal.aborted) logger().warn({ err: error, requestId }, 'tail ended');
    client.close(1011, error instanceof AppError ? error.message.slice(0, 120) : 'internal error');
  } finally {
    clearInterval(ping);
    gone.abort();
  }
}

function refuse(socket: Duplex, error: AppError): void {
  const body = `${error.message}\n`;
  socket.end(
    `HTTP/1.1 ${STATUS_OF[error.code]} Refused\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
