import { expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { openSnapshot } from './open-snapshot';
import { createSnapshot, deleteSnapshot, getSnapshot } from './snapshots';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const search = 'q=level%3AERROR&from=2026-11-22T08:00:00Z&to=2026-11-22T09:00:00.5Z&cols=lot&cols=host:120';
const seen = { name: 'Seen', path: '/logs', search };

it('a snapshot opens exactly what was seen, and the same seen twice is one', async () => {
  const { snapshot, isNew } = await createSnapshot(ctx, seen);
  expect(isNew).toBe(true);
  expect(snapshot).toMatchObject(seen);
  expect(await openSnapshot(ctx, snapshot.id)).toBe(`/logs?${search}`);
  const again = await createSnapshot(ctx, seen);
  expect(again).toMatchObject({ isNew: false, snapshot: { id: snapshot.id } });
  const other = await createSnapshot({ ...ctx, tenantId: 2 }, seen);
  expect(other.snapshot.id).not.toBe(snapshot.id);
  await expect(getSnapshot(ctx, other.snapshot.id)).rejects.toMatchObject({ code: 'not_found' });
  await deleteSnapshot(ctx, snapshot.id);
  expect(await openSnapshot(ctx, snapshot.id)).toBe(`/saved/snapshots?missing=${snapshot.id}`);
  expect(await openSnapshot(ctx, 'x\r\ny')).toBe('/saved/snapshots?missing=x%0D%0Ay');
});

it('times that move are refused, but a trace needs none', async () => {
  const wrong = { code: 'bad_request' };
  for (const moving of [
    '',
    'from=now-1h&to=now',
    'from=2026-11-22T08:00:00Z',
    'from=2026-11-22T08:00:00Z&to=now/d',
  ])
    await expect(createSnapshot(ctx, { ...seen, search: moving })).rejects.toMatchObject(wrong);
  const backwards = 'from=2026-11-22T09:00:00Z&to=2026-11-22T08:00:00Z';
  await expect(createSnapshot(ctx, { ...seen, search: backwards })).rejects.toMatchObject(wrong);
  const trace = await createSnapshot(ctx, { name: '', path: '/traces/4bf92f', search: 'span=1' });
  expect(await openSnapshot(ctx, trace.snapshot.id)).toBe('/traces/4bf92f?span=1');
});

it('what streams in is not part of it', async () => {
  const { snapshot } = await createSnapshot(ctx, { ...seen, search: `${search}&live=true` });
  expect(new URLSearchParams(snapshot.search).has('live')).toBe(false);
  expect(new URLSearchParams(snapshot.search).getAll('cols')).toEqual(['lot', 'host:120']);
});

it('date math within its query, and where its list begins, is what it meant then', async () => {
  const range = 'from=2026-11-22T08:00:00Z&to=2026-11-22T09:00:00Z';
  const keep = async (path: string, more: string) =>
    new URLSearchParams(
      (await createSnapshot(ctx, { name: '', path, search: `${range}&${more}` })).snapshot.search,
    );
  const kept = await keep('/logs', 'q=time:%3Enow-1h+level:ERROR&pin=time:%3Cnow&at=now-5m');
  expect(kept.get('q')).toMatch(/^time:>\d{4}-\S+Z level:ERROR$/);
  expect(kept.get('pin')).toMatch(/^time:<\d{4}-/);
  expect(kept.get('at')).toMatch(/^\d{4}-/);
  expect((await keep('/traces', 'q=has%7Btime:%3Enow-1h%7D')).get('q')).toMatch(/^has\{time:>\d{4}-/);
  const compared = { name: '', path: '/traces/compare', search: 'mode=releases' };
  await expect(createSnapshot(ctx, compared)).rejects.toMatchObject({ code: 'bad_request' });
});
