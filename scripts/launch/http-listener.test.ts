import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { listenForHttp } from './http-listener.mjs';

const UPGRADES = Symbol.for('throughline.upgrades');
const store = globalThis as unknown as Record<symbol, unknown>;
let http: Awaited<ReturnType<typeof listenForHttp>> | undefined;

afterEach(async () => {
  delete store[UPGRADES];
  await http?.close(0);
});

async function upgrade(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return data.toString().split('\r\n', 1)[0] ?? '';
}

test('hands a WebSocket to the application by its path, and any other to whoever else listens', async () => {
  http = await listenForHttp('127.0.0.1', 0);
  const switching = (_: IncomingMessage, socket: Socket) => socket.write('HTTP/1.1 101 Ours\r\n\r\n');
  store[UPGRADES] = new Map([['/tail', switching]]);
  expect(await upgrade(http.port, '/tail?query=x')).toBe('HTTP/1.1 101 Ours');
  expect(await upgrade(http.port, '/_next/hmr')).toBe('HTTP/1.1 426 Upgrade Required');
  http.server.on('upgrade', (_, socket) => socket.write('HTTP/1.1 101 Next\r\n\r\n'));
  expect(await upgrade(http.port, '/_next/hmr')).toBe('HTTP/1.1 101 Next');
  expect(await upgrade(http.port, '/tail')).toBe('HTTP/1.1 101 Ours');
});

test('serves a request that offers HTTP/2, as Java does, as one of HTTP/1.1', async () => {
  http = await listenForHttp('127.0.0.1', 0);
  http.server.on('upgrade', (_, socket) => socket.destroy());
  http.handle((request, response) => {
    request.on('data', (chunk: Buffer) => response.write(chunk)).on('end', () => response.end());
  });
  const socket = connect(http.port, '127.0.0.1');
  const body = 'x'.repeat(100_000);
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString().replace(/\r\n[0-9a-f]+\r\n/g, '');
  });
  socket.write(
    'POST /v1/logs HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nContent-Length: 100000\r\n\r\n',
  );
  socket.end(body);
  await once(socket, 'close');
  expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(text.split('x').length - 1).toBe(100_000);
});
