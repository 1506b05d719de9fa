import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { apiRoute } from './route';

it('refuses a parameter that is given twice, rather than reading one of them', async () => {
  const handle = vi.fn(async ({ query }: { query: { columns: string } }) => query);
  const route = apiRoute({ query: z.object({ columns: z.string() }) }, handle);
  const ask = async (search: string) =>
    await route(new Request(`http://127.0.0.1/x?${search}`), { params: Promise.resolve({}) });
  expect(await (await ask('columns=a,b')).json()).toEqual({ columns: 'a,b' });
  const refused = await ask('columns=a&columns=b');
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    error: { code: 'bad_request', message: 'The query parameter "columns" is given twice. Give it once.' },
  });
  expect(handle).toHaveBeenCalledTimes(1);
});
