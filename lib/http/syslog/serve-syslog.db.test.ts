import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { SYSLOG } from './serve-syslog';

const database = openTestDatabase();

async function counts(): Promise<Record<string, number>> {
  const rows = await database.query<{ name: string; n: number }>(
    'SELECT v.name, count(*)::int n FROM log l JOIN service v ON v.id = l.service_id GROUP BY v.name',
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

function sendTcp(port: number, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.resume();
  });
}

async function sendUdp(port: number, messages: string[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const text of messages) {
    await new Promise<void>((resolve) => socket.send(text, port, '127.0.0.1', () => resolve()));
  }
  socket.close();
}

const now = () => new Date().toISOString();
const many = (n: number, text: (at: number) => string) => Array.from({ length: n }, (_, at) => text(at));

it('stores every message that TCP and UDP brought, at the latest when it stops', async () => {
  const listener = await SYSLOG.listen('127.0.0.1', 0);
  const port = Number(listener.address.split(':').at(-1));
  const counted = many(3000, (at) => `<13>1 ${now()} h tcp-counted ${at} - - message ${at}`);
  const lines = many(1000, (at) => `<11>${now()} h tcp-lines[${at}]: message ${at}\n`);
  await Promise.all([
    sendTcp(port, counted.map((text) => `${text.length} ${text}`).join('')),
    sendTcp(port, lines.join('')),
    sendUdp(port, [...many(50, (at) => `<13>1 ${now()} h udp - - - message ${at}`), '\n', '']),
  ]);
  await listener.stop();
  expect(await counts()).toEqual({ 'tcp-counted': 3000, 'tcp-lines': 1000, udp: 50 });
  const [order] = await database.query<{ sorted: boolean }>(
    `SELECT bool_and(body = 'message ' || n) sorted
       FROM (SELECT l.body, row_number() OVER (ORDER BY l.seq) - 1 n
               FROM log l JOIN service v ON v.id = l.service_id WHERE v.name = 'tcp-counted') one`,
  );
  expect(order?.sorted).toBe(true);
  await expect(sendTcp(port, 'too late')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('cannot have a port that is taken, and leaves no half of it open', async () => {
  const listener = await SYSLOG.listen('127.0.0.1', 0);
  const port = Number(listener.address.split(':').at(-1));
  await expect(SYSLOG.listen('127.0.0.1', port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await listener.stop();
  await (await SYSLOG.listen('127.0.0.1', port)).stop();
});
