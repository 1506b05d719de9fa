import { beforeEach, describe, expect, it, vi } from 'vitest';
import { env } from '../env';
import { refuseForeign } from './refuse-foreign';
import { apiRoute } from './route';
import { startWireListener } from './wire-listener';
import { handleOtlpLogs } from './wire-otlp';

vi.mock('../env', () => ({ env: vi.fn() }));
vi.mock('../store/write/write-logs', () => ({ writeLogs: vi.fn() }));
const serve = (HOST: string, ALLOWED_HOSTS = '') =>
  vi.mocked(env).mockReturnValue({ HOST, ALLOWED_HOSTS, PROMOTE_IDS: '' } as ReturnType<typeof env>);
beforeEach(() => void serve('127.0.0.1'));

function allows(method: string, headers: Record<string, string>): boolean {
  try {
    refuseForeign(new Request('http://x/', { method, headers }));
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'forbidden', message: expect.stringMatching(/ALLOWED_HOSTS/) });
    return false;
  }
}
const asks = (host: string) => allows('GET', { host });
const writes = (host: string, origin: string, method = 'POST') => allows(method, { host, origin });

describe('on this machine only', () => {
  it.each(['localhost:3100', 'LOCALHOST', '127.0.0.1:3000', '127.9.8.7', '[::1]:3000', '[::1]'])(
    'answers to %s',
    (host) => {
      for (const HOST of ['127.0.0.1', 'localhost', '::1', '127.0.0.2']) {
        serve(HOST);
        expect(asks(host)).toBe(true);
      }
    },
  );

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.0.1',
    '',
  ])('does not answer to %s', (host) => expect(asks(host)).toBe(false));

  it('answers to the names it is given', () => {
    serve('127.0.0.1', 'logs.example, Other.example');
    expect(['logs.example', 'logs.example:80', 'other.example'].map(asks)).toEqual([true, true, true]);
    expect(asks('evil.example')).toBe(false);
  });

  it('answers who names no host, as no browser does', () => expect(allows('POST', {})).toBe(true));
});

it('answers to every name when it serves the network', () => {
  for (const HOST of ['0.0.0.0', '::', '10.0.0.7']) {
    serve(HOST);
    expect(asks('anything.example')).toBe(true);
  }
});

it.each(['127.0.0.1', '0.0.0.0'])('lets only its own pages write, on HOST %s', (HOST) => {
  serve(HOST, 'logs.example');
  expect(writes('127.0.0.1:3100', 'http://127.0.0.1:3100')).toBe(true);
  expect(writes('localhost:3100', 'http://localhost:3100', 'DELETE')).toBe(true);
  expect(writes('127.0.0.1:3100', 'https://logs.example')).toBe(true);
  for (const origin of ['http://evil.example', 'http://127.0.0.1:9999', 'http://localhost:3100', 'null'])
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT'])
      expect(writes('127.0.0.1:3100', origin, method)).toBe(false);
  expect(writes('127.0.0.1:3100', 'http://evil.example', 'GET')).toBe(true);
});

it.each([
  ['a script', { site: 'cross-site', mode: 'no-cors', dest: 'script' }, false],
  ['an event stream', { site: 'cross-site', mode: 'cors', dest: 'empty' }, false],
  ['another port', { site: 'same-site', mode: 'no-cors', dest: 'image' }, false],
  ['a frame', { site: 'cross-site', mode: 'navigate', dest: 'iframe' }, false],
  ['a followed link', { site: 'cross-site', mode: 'navigate', dest: 'document' }, true],
  ['its own page', { site: 'same-origin', mode: 'cors', dest: 'empty' }, true],
  ['an address typed in', { site: 'none', mode: 'navigate', dest: 'document' }, true],
])('answers what %s of a page reads: %j', (_, { site, mode, dest }, expected) => {
  const headers = {
    host: 'localhost:3100',
    'sec-fetch-site': site,
    'sec-fetch-mode': mode,
    'sec-fetch-dest': dest,
  };
  expect(allows('GET', headers)).toBe(expected);
  serve('127.0.0.1', 'portal.example');
  expect(allows('GET', { ...headers, origin: 'https://portal.example' })).toBe(true);
});

it('lets only its own pages open a WebSocket: browsers say no more of it than the origin', () => {
  const opens = (headers: Record<string, string>) =>
    allows('GET', { host: '127.0.0.1:3100', connection: 'Upgrade', upgrade: 'websocket', ...headers });
  expect(opens({ origin: 'http://evil.example' })).toBe(false);
  expect(opens({ origin: 'http://127.0.0.1:9999' })).toBe(false);
  expect(opens({ origin: 'http://127.0.0.1:3100' })).toBe(true);
  expect(opens({})).toBe(true);
  serve('127.0.0.1', 'portal.example');
  expect(opens({ origin: 'https://portal.example' })).toBe(true);
});

it('stands before the routes and the wire handlers', async () => {
  const handle = vi.fn(async () => ({}));
  const route = apiRoute({}, handle);
  const answer = await route(new Request('http://x/', { headers: { host: 'evil.example' } }), {
    params: Promise.resolve({}),
  });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } });
  expect(handle).not.toHaveBeenCalled();

  const listener = await startWireListener('127.0.0.1', 0, () => ({ kind: 'http', serve: handleOtlpLogs }));
  const send = async (headers: Record<string, string>) =>
    await fetch(`http://${listener.address}/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  expect((await send({})).status).toBe(200);
  const foreign = await send({ origin: 'http://evil.example' });
  expect([foreign.status, await foreign.json()]).toEqual([403, { code: 7, message: expect.any(String) }]);
  await listener.stop(0);
});
