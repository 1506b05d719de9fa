import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { startWireListener, type WireHandler, type WireListener } from './wire-listener';

vi.mock('../logger', () => ({ logger: () => ({ error: () => undefined, warn: () => undefined }) }));

let listener: WireListener | undefined;
afterEach(async () => {
  await listener?.stop(0);
  listener = undefined;
});

async function start(handler: WireHandler): Promise<string> {
  listener = await startWireListener('127.0.0.1', 0, () => new Map([['/v1/logs', handler]]));
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

it('says what the port is for elsewhere', async () => {
  const base = await start(echo);
  expect(await (await fetch(base)).text()).toContain('POST /v1/logs');
  const missing = await fetch(`${base}/v1/metrics`, { method: 'POST', body: '{}' });
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ code: 5 });
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
  expect(answer).toEqual([405, 'POST']);
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
  let aborted = false;
  const reached = gate();
  const base = await start(async (incoming) => {
    if (incoming.headers.get('x-throw')) throw new Error('broken');
    reached.open();
    await new Promise<void>((resolve) => incoming.signal.addEventListener('abort', () => resolve()));
    aborted = true;
    return new Response('');
  });
  const failed = await fetch(`${base}/v1/logs`, { method: 'POST', headers: { 'x-throw': '1' } });
  expect(failed.status).toBe(500);
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.write('POST /v1/logs HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello');
  await reached.opened;
  socket.destroy();
  await vi.waitFor(() => expect(aborted).toBe(true));
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
    startWireListener('127.0.0.1', Number(new URL(base).port), () => new Map()),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
