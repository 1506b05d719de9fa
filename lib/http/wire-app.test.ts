import { expect, it } from 'vitest';
import { AppError } from '../errors';
import { STATUS_OF } from './error-response';
import { wireApp } from './wire-app';

const serve = wireApp({
  prefix: '/elasticsearch',
  headers: { 'x-product': 'p' },
  refuse: (error) => Response.json({ reason: error.message }, { status: STATUS_OF[error.code] }),
  routes: [
    { method: 'GET', path: '/', handle: () => Response.json('root') },
    { method: 'POST', path: '/:index/_bulk', handle: ({ params }) => Response.json(params) },
    { method: 'GET', path: '/_cat/*what', handle: ({ params }) => Response.json(params) },
    {
      method: 'PUT',
      path: '/:index',
      handle: () => {
        throw new AppError('unavailable', 'later', { retryAfterSeconds: 3 });
      },
    },
  ],
});
const ask = async (method: string, path: string) => {
  const response = await serve(new Request(`http://x${path}`, { method }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && (JSON.parse(text) as unknown) };
};

it('finds the route with and without the prefix, and decodes the parts of the path', async () => {
  expect((await ask('GET', '/')).body).toBe('root');
  expect((await ask('GET', '/elasticsearch/')).body).toBe('root');
  expect((await ask('GET', '/elasticsearch')).body).toBe('root');
  expect((await ask('POST', '/elasticsearch/a%2Cb-*/_bulk')).body).toEqual({ index: 'a,b-*' });
  expect((await ask('GET', '/_cat/indices/x')).body).toEqual({ what: 'indices/x' });
});

it('answers HEAD as GET without the body, and puts the headers on every answer', async () => {
  const head = await ask('HEAD', '/');
  expect([head.status, head.body, head.headers.get('x-product')]).toEqual([200, '', 'p']);
  expect((await ask('GET', '/none/at/all')).headers.get('x-product')).toBe('p');
});

it('refuses in the shape of the protocol', async () => {
  expect(await ask('GET', '/none/at/all')).toMatchObject({
    status: 404,
    body: { reason: expect.stringContaining('all') },
  });
  const wrong = await ask('GET', '/a/_bulk');
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await ask('POST', '/%zz/_bulk')).toMatchObject({ status: 400 });
  const away = await ask('PUT', '/a');
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '3']);
});
