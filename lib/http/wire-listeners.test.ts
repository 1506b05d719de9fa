import { createServer, type Server } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { readIngestCounters } from '../store/status/ingest-counters';
import { startWireListeners, stopWireListeners } from './wire-listeners';

vi.mock('../logger', () => ({ logger: () => ({ error: vi.fn(), warn: vi.fn(), info: vi.fn() }) }));

let other: Server | undefined;
afterEach(async () => {
  await stopWireListeners(0);
  other?.close();
});

async function takePort(): Promise<number> {
  const server = createServer();
  other = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

it('serves on, and says so on the status page, when a port is taken or a protocol unknown', async () => {
  const taken = await takePort();
  await startWireListeners('127.0.0.1', `otlp=${taken},gopher=70,otlp=0`);
  const { listeners, lastErrors } = readIngestCounters();
  expect(listeners.find((listener) => listener.address === `127.0.0.1:${taken}`)).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/taken by another program/),
  });
  const serving = listeners.find((listener) => listener.state === 'listening');
  const answer = await fetch(`http://${serving?.address}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect([answer.status, await answer.text()]).toEqual([200, '{}']);
  expect(lastErrors.map((error) => error.message)).toContainEqual(
    expect.stringMatching(/"gopher" is not known/),
  );
});

it('starts once, however often it is asked, and again after a stop', async () => {
  const count = () => readIngestCounters().listeners.filter((one) => one.state === 'listening').length;
  const before = count();
  await startWireListeners('127.0.0.1', 'otlp=0');
  await startWireListeners('127.0.0.1', 'otlp=0');
  expect(count()).toBe(before + 1);
  await stopWireListeners(0);
  await startWireListeners('127.0.0.1', 'otlp=0');
  expect(count()).toBe(before + 2);
});
