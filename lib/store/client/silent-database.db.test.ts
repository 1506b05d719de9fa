import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { resolveServices } from '../dictionary/resolve-services';
import { takeSeqs } from '../write/seq-blocks';
import { withConnection } from './run-query';

// A network that swallows everything from a given moment on, without closing a connection.
openTestDatabase();
let network: Server;
let silent = false;
const sockets = new Set<Socket>();

beforeAll(async () => {
  const database = new URL(process.env.DATABASE_URL ?? '');
  network = createServer((near) => {
    const far = dial(Number(database.port), database.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (bytes) => silent || to.write(bytes));
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  const { port } = network.address() as { port: number };
  process.env.DATABASE_URL = Object.assign(new URL(database), { hostname: '127.0.0.1', port }).href;
});
afterAll(() => {
  silent = false;
  vi.useRealTimers();
  for (const socket of sockets) socket.destroy();
  network.close();
});

it('gives up on a database that went silent, wherever a request stands', async () => {
  let began = () => {};
  const inWork = new Promise<void>((resolve) => (began = resolve));
  let goOn = () => {};
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  const atCommit = withConnection({}, async () => {
    began();
    await wait;
  });
  await inWork;
  // Connections that wait in their pools look healthy; the silence shows only when they are used.
  await Promise.all([
    withConnection({}, async (run) => await run({ text: 'SELECT 1', values: [] })),
    resolveServices(1, ['known']),
  ]);

  silent = true;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  goOn();
  const outcomes = Promise.allSettled([
    atCommit,
    withConnection({}, async () => 'never'),
    resolveServices(1, ['another']),
    takeSeqs(1),
  ]);
  await vi.advanceTimersByTimeAsync(21_000);
  const settled = await outcomes;
  expect(settled.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect(settled[0]).toMatchObject({ reason: { code: 'unavailable' } });
  expect(settled[1]).toMatchObject({ reason: { code: 'unavailable' } });
});
