import type { IncomingMessage, ServerResponse } from 'node:http';

const READ_AHEAD_BYTES = 256 * 1024;
const LINGER_MS = 2_000;

/**
 * A node:http request as the Request that handlers take. Its signal aborts when the caller hangs up before the answer.
 */
export function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = methodOf(incoming);
  const bodiless = method === 'GET' || method === 'HEAD';
  return new Request(addressOf(incoming), {
    method,
    headers,
    signal: gone.signal,
    ...(bodiless ? {} : { body: bodyOf(incoming), duplex: 'half' }),
  } as RequestInit);
}

/** `//x` is a path, not another host; of a whole address, as proxies send it, the path counts. */
function addressOf({ url = '/' }: IncomingMessage): string {
  const whole = /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : null;
  const path = whole ? whole.pathname + whole.search : url;
  return `http://wire.invalid${path.startsWith('/') ? '' : '/'}${path}`;
}

/** A Request cannot carry a body with GET, as Elasticsearch's clients send their searches: read as POST, which answers the same. */
function methodOf(incoming: IncomingMessage): string {
  const { method = 'GET', headers } = incoming;
  const withBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  return method === 'GET' && withBody ? 'POST' : method;
}

/** Not Readable.toWeb: giving up on its stream destroys the socket, and the sender never sees why it was refused. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let canceled = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        incoming.on('data', (chunk: Uint8Array) => {
          if (canceled) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
        });
        incoming.once('end', () => {
          if (!canceled) controller.close();
        });
        incoming.once('error', (error) => {
          if (!canceled) controller.error(error);
        });
      },
      pull: () => {
        incoming.resume();
      },
      cancel: () => {
        canceled = true;
      },
    },
    { highWaterMark: READ_AHEAD_BYTES, size: (chunk) => chunk?.byteLength ?? 0 },
  );
}

/**
 * Writes a handler's Response. The rest of a refused body is read and dropped for a moment, since closing at once would
 * reset the connection before the sender has read the answer.
 */
export async function sendResponse(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers: Record<string, string> = { 'content-length': String(body.length) };
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const refusedEarly = !incoming.complete;
  if (refusedEarly) headers.connection = 'close';
  outgoing.writeHead(response.status, headers);
  if (incoming.method !== 'HEAD' && body.length > 0) outgoing.write(body);
  if (refusedEarly) await dropRest(incoming);
  outgoing.end();
}

function dropRest(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, LINGER_MS);
    const done = () => {
      clearTimeout(late);
      resolve();
    };
    incoming.once('end', done);
    incoming.once('close', done);
    incoming.resume();
  });
}
