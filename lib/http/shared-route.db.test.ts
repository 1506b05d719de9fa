import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { testBoard } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { createDashboard } from '../domain/create-dashboard';
import { createShare, revokeShare } from '../domain/dashboard-shares';
import { sharedDashboard } from '../domain/shared-dashboard';
import { sharedRoute } from './route';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const handle = vi.fn(async () => ({ fine: true }));
const post = sharedRoute({ body: z.strictObject({ a: z.number() }) }, handle);
const read = sharedRoute({}, ({ shared }) => sharedDashboard(shared));
const send = async (
  route: typeof post,
  token: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
) =>
  await route(
    new Request(`http://127.0.0.1:3000/api/shared/${encodeURIComponent(token)}`, {
      headers: { host: '127.0.0.1:3000', ...headers },
      ...(body === undefined ? {} : { method: 'POST', body }),
    }),
    { params: Promise.resolve({ token }) },
  );

let id = '';
let share = '';
let token = '';
beforeAll(async () => {
  ({ id } = await createDashboard(ctx, { document: testBoard('Shared'), folder: '', tags: [] }));
  const made = await createShare(ctx, id, {
    name: '',
    expiresAt: null,
    allow: { time: true, variables: true },
  });
  ({ token } = made);
  share = made.share.id;
});

describe('a route of shared links', () => {
  it('answers whoever has the token, and is kept by no cache', async () => {
    const answer = await send(read, token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ document: { name: 'Shared' }, version: 1 });
  });

  it('asks for the token before it reads what was sent', async () => {
    const refused = await send(post, 'B'.repeat(43), { body: '{"not": "looked at' });
    expect(refused.status).toBe(404);
    expect((await send(post, token, { body: '{"not": "json' })).status).toBe(400);
    expect((await send(post, token, { body: '{"a": 1, "q": "*"}' })).status).toBe(400);
    expect(handle).not.toHaveBeenCalled();
    expect((await send(post, token, { body: '{"a": 1}' })).status).toBe(200);
  });

  it('refuses what a page of another origin makes a browser send', async () => {
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    expect((await send(post, token, { body: '{"a": 1}', headers })).status).toBe(403);
  });

  it('says little about a body of very many wrong keys', async () => {
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, 1])));
    const refused = await send(post, token, { body });
    expect(refused.status).toBe(400);
    expect((await refused.text()).length).toBeLessThan(5_000);
  });

  it('stops at once when the link is revoked, with the answer of a link that never was', async () => {
    await revokeShare(ctx, id, share);
    const [revoked, unknown] = await Promise.all([send(read, token), send(read, 'C'.repeat(43))]);
    expect([revoked.status, unknown.status]).toEqual([404, 404]);
    const said = async (answer: Response) => {
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      return [error.code, error.message];
    };
    expect(await said(revoked)).toEqual(await said(unknown));
  });
});
