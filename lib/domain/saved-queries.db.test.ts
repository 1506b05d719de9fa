import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { savedQueryCreateSchema } from '../contracts/saved-query';
import { deleteSavedQuery } from './delete-saved-query';
import { getSavedQuery } from './get-saved-query';
import { getStatus } from './get-status';
import { listSavedQueries } from './list-saved-queries';
import { openSavedQuery } from './open-saved-query';
import { restoreSavedQuery } from './restore-saved-query';
import { saveQuery } from './save-query';
import { updateSavedQuery } from './update-saved-query';

const database = openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const other = { ...ctx, tenantId: 2 };
const view = savedQueryCreateSchema.parse({
  name: ' Voltage errors ',
  path: '/logs',
  search: 'q=level%3AERROR&from=now-24h',
});

describe('saved queries', () => {
  it('are saved, listed newest change first, opened, renamed and deleted', async () => {
    const first = await saveQuery(ctx, view);
    expect(first).toMatchObject({ name: 'Voltage errors', path: '/logs', search: view.search });
    expect(first.id).toMatch(/^[1-9A-HJ-NP-Za-km-z]{10}$/);
    const second = await saveQuery(ctx, { ...view, name: 'Second' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const renamed = await updateSavedQuery(ctx, first.id, { name: 'Renamed' });
    expect(renamed).toMatchObject({ id: first.id, name: 'Renamed', search: view.search });
    expect(renamed.updatedAt > first.updatedAt).toBe(true);
    const { savedQueries } = await listSavedQueries(ctx);
    expect(savedQueries.map(({ name }) => name)).toEqual(['Renamed', 'Second']);
    expect(await openSavedQuery(ctx, first.id)).toBe(`/logs?q=level%3AERROR&from=now-24h&saved=${first.id}`);
    await deleteSavedQuery(ctx, first.id);
    await expect(getSavedQuery(ctx, first.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteSavedQuery(ctx, first.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateSavedQuery(ctx, first.id, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await openSavedQuery(ctx, first.id)).toBe(`/saved?missing=${first.id}`);
    await deleteSavedQuery(ctx, second.id);
  });

  it('belong to their tenant', async () => {
    const mine = await saveQuery(ctx, view);
    expect((await listSavedQueries(other)).savedQueries).toEqual([]);
    await expect(getSavedQuery(other, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteSavedQuery(other, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await openSavedQuery(other, mine.id)).toMatch(/missing/);
  });

  it('open as a header that any client takes, whatever was saved or typed', async () => {
    const saved = await saveQuery(ctx, { ...view, search: 'q=Zeitüberschreitung&x=☂' });
    const location = await openSavedQuery(ctx, saved.id);
    expect(location).toBe(`/logs?q=Zeit%C3%BCberschreitung&x=%E2%98%82&saved=${saved.id}`);
    expect(new Headers({ location }).get('location')).toBe(location);
    expect(await openSavedQuery(ctx, 'a/../\r\n☂\0')).toBe('/saved?missing=a%2F..%2F%0D%0A%E2%98%82%00');
  });

  it('have a place, which is changed without what else they say', async () => {
    const saved = await saveQuery(ctx, {
      ...view,
      folder: 'Team/STDF',
      tags: ['lot', 'lot'],
      description: 'Why',
    });
    expect(saved).toMatchObject({ folder: 'Team/STDF', tags: ['lot'], description: 'Why', pinned: false });
    const moved = await updateSavedQuery(ctx, saved.id, { folder: '', pinned: true });
    expect(moved).toMatchObject({ ...saved, folder: '', pinned: true, updatedAt: moved.updatedAt });
    for (const folder of ['/a', 'a/', 'a//b', ' a', 'a /b'])
      expect(savedQueryCreateSchema.safeParse({ ...view, folder }).success).toBe(false);
    await deleteSavedQuery(ctx, saved.id);
  });

  it('are not overwritten by who saw another state; who names none overwrites, as ever', async () => {
    const saved = await saveQuery(ctx, view);
    const { updatedAt } = saved;
    const racers = await Promise.allSettled(
      ['A', 'B', 'C', 'D'].map((name) => updateSavedQuery(ctx, saved.id, { name, updatedAt })),
    );
    const won = racers.flatMap((one) => (one.status === 'fulfilled' ? [one.value.name] : []));
    expect(won).toHaveLength(1);
    for (const one of racers) {
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'conflict', details: { savedQuery: { name: won[0] } } });
    }
    const changes = [{ name: 'Old client' }, { search: 'q=x' }, { tags: ['t'] }, { pinned: true }];
    await Promise.all(changes.map((change) => updateSavedQuery(ctx, saved.id, change)));
    expect(await getSavedQuery(ctx, saved.id)).toMatchObject({
      name: 'Old client',
      search: 'q=x',
      tags: ['t'],
      pinned: true,
    });
    await deleteSavedQuery(ctx, saved.id);
  });

  it('lie in the trash until they are restored or deleted for good', async () => {
    const saved = await saveQuery(ctx, { ...view, name: 'Thrown away' });
    await expect(deleteSavedQuery(ctx, saved.id, { forever: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    await deleteSavedQuery(ctx, saved.id);
    const trash = async () => (await listSavedQueries(ctx, { trash: true })).savedQueries.map(({ id }) => id);
    expect(await trash()).toContain(saved.id);
    await expect(restoreSavedQuery(other, saved.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await restoreSavedQuery(ctx, saved.id)).toEqual(saved);
    expect(await openSavedQuery(ctx, saved.id)).toContain('/logs?');
    await deleteSavedQuery(ctx, saved.id);
    await deleteSavedQuery(ctx, saved.id, { forever: true });
    expect(await trash()).not.toContain(saved.id);
  });

  it('refuse what no page could open', () => {
    for (const bad of [{ path: '//evil' }, { path: '/logs/../x' }, { search: 'a b' }, { name: '  ' }]) {
      expect(savedQueryCreateSchema.safeParse({ ...view, ...bad }).success).toBe(false);
    }
  });

  it('are a caller’s mistake, not a failure, with a NUL in their name', async () => {
    await expect(saveQuery(ctx, { ...view, name: 'a\0b' })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('end at 10,000', async () => {
    await database.query(
      `INSERT INTO saved_query (id, tenant_id, name, path, search)
        SELECT 'n' || n, 3, 'n', '/logs', '' FROM generate_series(1, 10000) n`,
    );
    await expect(saveQuery({ ...ctx, tenantId: 3 }, view)).rejects.toMatchObject({ code: 'conflict' });
  });
});

it('says how the store is', async () => {
  const status = await getStatus(ctx);
  expect(status.database).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+/), message: null });
  expect(status.store).toMatchObject({ logRows: 0, oldest: null, newest: null });
  expect(status.store.otherBytes).toBeGreaterThan(1_000_000);
});
