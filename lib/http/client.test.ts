import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ApiFailure } from './api-failure';
import { apiGet, apiSend, queryString } from './client';

const schema = z.object({ count: z.number() });

function answerWith(answer: () => Response | Promise<Response>) {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => answer());
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

async function failureOf(promise: Promise<unknown>): Promise<ApiFailure> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiFailure)) throw new Error(`expected an ApiFailure, got ${String(error)}`);
  return error;
}

afterEach(() => vi.unstubAllGlobals());

test('a good answer comes back as its schema reads it', async () => {
  const fetched = answerWith(() => Response.json({ count: 3 }));
  expect(await apiGet('/api/x', { q: 'a b', from: undefined, limit: 0 }, schema)).toEqual({ count: 3 });
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/x?q=a+b&limit=0');
});

test('the query string leaves out what is not there, and repeats lists', () => {
  expect(queryString({ a: '', b: null, c: undefined, d: false, e: [1, 2] })).toBe('d=false&e=1&e=2');
});

test("the server's own explanation is kept, with its request id", async () => {
  const error = { code: 'bad_request', message: 'Say it differently.', requestId: 'r1', details: { at: 4 } };
  answerWith(() => Response.json({ error }, { status: 400 }));
  expect(await failureOf(apiGet('/api/x', {}, schema))).toMatchObject({ status: 400, ...error });
});

test('an error page of something in between is a failure with its status', async () => {
  answerWith(() => new Response('<html>502</html>', { status: 502 }));
  expect(await failureOf(apiGet('/api/x', {}, schema))).toMatchObject({ status: 502, code: 'bad_response' });
});

test('an answer in another shape is refused, not passed on', async () => {
  answerWith(() => Response.json({ count: 'three' }));
  expect(await failureOf(apiGet('/api/x', {}, schema))).toMatchObject({ code: 'bad_response' });
});

test('a server that is away is said to be away', async () => {
  answerWith(() => Promise.reject(new TypeError('fetch failed')));
  expect(await failureOf(apiGet('/api/x', {}, schema))).toMatchObject({ status: 0, code: 'network' });
});

test('a cancelled request is a cancellation, not a failure', async () => {
  const abort = new AbortController();
  answerWith(() => {
    abort.abort();
    return Promise.reject(abort.signal.reason);
  });
  await expect(apiGet('/api/x', {}, schema, abort.signal)).rejects.toBe(abort.signal.reason);
});

test('a body is sent as JSON, and an empty answer is undefined', async () => {
  const fetched = answerWith(() => new Response(null, { status: 204 }));
  await apiSend('DELETE', '/api/x/1', undefined, z.undefined());
  await apiSend('PATCH', '/api/x/1', { name: 'é' }, z.undefined());
  expect(fetched.mock.calls.map(([, init]) => [init.method, init.body])).toEqual([
    ['DELETE', undefined],
    ['PATCH', '{"name":"é"}'],
  ]);
});
