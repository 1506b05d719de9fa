import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { openTestDatabase } from '../../../scripts/test-database';
import { serveLoki } from './serve-loki';
import { upgradeToTail } from './tail';

openTestDatabase();

const AT = BigInt(Date.now() - 60_000) * 1_000_000n;

async function push(streams: unknown): Promise<void> {
  const response = await serveLoki(
    new Request('http://localhost:3100/loki/api/v1/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ streams }),
    }),
  );
  expect(response.status).toBe(204);
}

beforeAll(async () => {
  await push([
    {
      stream: { app: 'shop', env: 'prod' },
      values: [
        [`${AT}`, 'cart slow'],
        [`${AT + 1n}`, 'none'],
      ],
    },
    { stream: { app: 'pay', env: 'prod' }, values: [[`${AT + 4n}`, 'paid']] },
    { stream: { app: 'pay', env: 'dev' }, values: [[`${AT + 4n}`, 'paid in dev']] },
  ]);
});

describe('tail', () => {
  async function connect(query: string): Promise<WebSocket> {
    const server = createServer().on('upgrade', upgradeToTail);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = new WebSocket(
      `ws://127.0.0.1:${port}/loki/api/v1/tail?${new URLSearchParams({ query, limit: '10' })}`,
    );
    onTestFinished(() => {
      client.terminate();
      server.close();
    });
    return client;
  }

  it('begins with the newest lines and goes on with new ones, also of streams that are new', async () => {
    const client = await connect('{env="prod"} |= "a"');
    const lines: string[] = [];
    client.on('message', (message) => {
      const { streams } = JSON.parse(message.toString()) as { streams: { values: [string, string][] }[] };
      lines.push(...streams.flatMap(({ values }) => values.map(([, line]) => line)));
      client.emit('read');
    });
    const seen = async (text: string) => {
      while (!lines.includes(text)) await once(client, 'read');
    };
    await seen('paid');
    await push([
      {
        stream: { env: 'prod', app: 'new' },
        values: [
          [`${AT + 9n}`, 'another a'],
          [`${AT + 10n}`, 'none'],
        ],
      },
      { stream: { env: 'dev', app: 'new' }, values: [[`${AT + 9n}`, 'not an a of prod']] },
    ]);
    await seen('another a');
    expect(lines).toEqual(['cart slow', 'paid', 'another a']);
  });

  it('says in HTTP what is wrong with a query', async () => {
    const client = await connect('{env=');
    const [status, text] = await new Promise<[number | undefined, string]>((resolve) => {
      client.on('error', () => undefined);
      client.on('unexpected-response', (_, response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        response.on('end', () => resolve([response.statusCode, body]));
      });
    });
    expect(status).toBe(400);
    expect(text).toMatch(/parse error at line 1, col 6/);
  });
});
