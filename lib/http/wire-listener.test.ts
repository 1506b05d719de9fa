import { on } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { startWireListener } from './wire-listener';
import type { WireHandler, WireListener } from './wire-protocol';

vi.mock('../logger', () => ({ logger: () => ({ error: () => undefined, warn: () => undefined }) }));

let listener: WireListener | undefined;
afterEach(async () => {
  await listener?.stop(0);
  listener = undefined;
});

async function start(handler: WireHandler): Promise<string> {
  listener = await startWireListener('127.0.0.1', 0, () => ({ kind: 'http', serve: handler }));
  return `http://${listener.address}`;
}
/** A promise that is resolved from outside. */
function gate(): { opened: Promise<void>; open: () => void } {
  const doors: (() => void)[] = [];
  return { opened: new Promise((resolve) => doors.push(resolve)), open: () => doors[0]?.() };
}
const echo: WireHandler = async (incoming) =>
  new Response(await incoming.arrayBuffer(), { status: 201, headers: { 'x-type': `${incoming.method}` } });

it('hands a request to its handler and its answer back', async () => {
  const base = await start(echo);
  const body = Buffer.alloc(3 * 1024 * 1024, 'x');
  const answer = await fetch(`${base}/v1/logs?a=1`, { method: 'POST', body });
  expect([answer.status, answer.headers.get('x-type')]).toEqual([201, 'POST']);
  expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
});

it('answers 405 to TRACE, which a handler cannot be given', async () => {
  const base = await start(echo);
  const answer = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
    request(`${base}/v1/logs`, { method: 'TRACE' }, (response) => {
      response.resume();
      resolve([response.statusCode, response.headers.allow]);
    })
      .on('error', reject)
      .end();
  });
  expect(answer).toEqual([405, 'GET, POST']);
});

it.each([
  ['//', '//'],
  ['//a/b?c=d', '//a/b?c=d'],
  ['*', '/*'],
  ['http://user:secret@other.example:1/v1/logs?x=1', '/v1/logs?x=1'],
])('takes %s for a path', async (target, path) => {
  const base = await start(async (incoming) => new Response(incoming.url));
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  socket.end(`OPTIONS ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  expect(text.split('\r\n\r\n')[1]).toBe(`http://wire.invalid${path}`);
});

it('reads a GET with a body as POST', async () => {
  const base = await start(echo);
  const answer = await new Promise<[string | string[] | undefined, string]>((resolve, reject) => {
    request(`${base}/_search`, { method: 'GET', headers: { 'content-length': 2 } }, (response) => {
      response.on('data', (chunk: Buffer) => resolve([response.headers['x-type'], chunk.toString()]));
    })
      .on('error', reject)
      .end('{}');
  });
  expect(answer).toEqual(['POST', '{}']);
});

it.each(['h2c', 'TLS/1.2'])('serves who offers %s, which it does not speak', async (offer) => {
  const base = await start(echo);
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  let text = '';
  const endsWith = async (end: string) => {
    for await (const [chunk] of on(socket, 'data')) {
      text += String(chunk);
      if (text.endsWith(end)) return;
    }
  };
  const body = 'x'.repeat(300_000);
  const head = 'POST /v1/logs HTTP/1.1\r\nHost: x\r\nHTTP2-Settings: AAMAAABk\r\n';
  socket.write(
    `${head}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: ${offer}\r\nContent-Length: 300000\r\n\r\n`,
  );
  socket.write(body);
  await endsWith(body);
  expect(text).toMatch(/^HTTP\/1\.1 201 /);
  // The connection goes on, and may offer it once more.
  text = '';
  socket.write(
    `${head}Connection: Upgrade\r\nUpgrade: ${offer}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n`,
  );
  socket.write('0\r\n\r\n');
  await endsWith('ok');
  socket.destroy();
});

it('becomes no WebSocket where the protocol has none', async () => {
  const base = await start(echo);
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    request(`${base}/v1/logs`, { headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(answer).toBe(426);
});

it('lets the sender of a refused body read why', async () => {
  const base = await start(async (incoming) => {
    for await (const _ of incoming.body ?? []) break;
    return new Response('too large', { status: 413 });
  });
  const answer = await fetch(`${base}/v1/logs`, { method: 'POST', body: Buffer.alloc(20 * 1024 * 1024) });
  expect([answer.status, await answer.text()]).toEqual([413, 'too large']);
});

it('keeps connections open between requests', async () => {
  const base = await start(echo);
  const answer = await new Promise<string | undefined>((resolve, reject) => {
    request(`${base}/v1/logs`, { method: 'POST', headers: { connection: 'keep-alive' } }, (response) => {
      response.resume();
      resolve(response.headers.connection);
    })
      .on('error', reject)
      .end('x');
  });
  expect(answer).toBe('keep-alive');
});

it('survives a handler that throws and a sender that hangs up, and tells the handler', async () => {
  const [reached, aborted] = [gate(), gate()];
  const base = await start(async (incoming) => {
    if (incoming.headers.get('x-throw')) throw new Error('broken');
    reached.open();
    await new Promise<void>((resolve) => incoming.signal.addEventListener('abort', () => resolve()));
    aborted.open();
    return new Response('');
  });
  const failed = await fetch(`${base}/v1/logs`, { method: 'POST', headers: { 'x-throw': '1' } });
  expect(failed.status).toBe(500);
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.write('POST /v1/logs HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello');
  await reached.opened;
  socket.destroy();
  await aborted.opened;
});

it('finishes a running request when it is told to stop, and takes no new one', async () => {
  const finish = gate();
  const reached = gate();
  const base = await start(async () => {
    reached.open();
    await finish.opened;
    return new Response('done');
  });
  const running = fetch(`${base}/v1/logs`, { method: 'POST' });
  await reached.opened;
  const stopped = listener?.stop();
  await expect(fetch(`${base}/v1/logs`, { method: 'POST' })).rejects.toThrow();
  finish.open();
  expect(await (await running).text()).toBe('done');
  await stopped;
});

it('refuses a port that is taken', async () => {
  const base = await start(echo);
  await expect(
    startWireListener('127.0.0.1', Number(new URL(base).port), () => ({ kind: 'http', serve: echo })),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
