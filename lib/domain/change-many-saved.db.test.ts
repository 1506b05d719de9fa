import { expect, it } from 'vitest';
import { testBoard } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import type { RequestContext } from '../contracts/context';
import { type SavedBulkAction, savedBulkSchema } from '../contracts/saved-bulk';
import { savedThingsQuerySchema } from '../contracts/saved-things';
import { changeManySaved } from './change-many-saved';
import { changePlace } from './change-place';
import { createDashboard } from './create-dashboard';
import { listSavedThings } from './list-saved-things';
import { saveQuery } from './save-query';

openTestDatabase();

let tenants = 60;
const own = (): RequestContext => ({
  requestId: 'test',
  tenantId: ++tenants,
  signal: new AbortController().signal,
});
const READY = { kind: 'dashboard' as const, id: 'ready-errors' };
const GONE = { kind: 'query' as const, id: 'gone' };

async function three(ctx: RequestContext) {
  const query = await saveQuery(ctx, {
    name: 'Query',
    path: '/logs',
    search: '',
    folder: 'Old',
    tags: ['x'],
  });
  const board = await createDashboard(ctx, { document: testBoard('Board'), folder: '', tags: ['x', 'y'] });
  const refs = [
    { kind: 'query' as const, id: query.id },
    { kind: 'dashboard' as const, id: board.id },
  ];
  const act = async (action: SavedBulkAction, things: object[] = refs) =>
    await changeManySaved(ctx, savedBulkSchema.parse({ things, action }));
  const places = async (more: object = {}) =>
    (await listSavedThings(ctx, savedThingsQuerySchema.parse({ sort: 'name', ...more }))).things
      .filter(({ builtIn }) => !builtIn)
      .map(({ name, folder, tags, pinned }) => [name, folder, tags.join(), pinned]);
  return { refs, act, places };
}

it('moves, tags and pins several, and puts them back where each was', async () => {
  const ctx = own();
  const { act, places } = await three(ctx);
  const before = await places();
  const moved = await act({ do: 'move', folder: 'fab/🛠 7' });
  expect(moved.failed).toEqual([]);
  await act({ do: 'tag', add: ['new', 'y'], remove: ['x'] });
  await act({ do: 'pin', pinned: true });
  expect(await places()).toEqual([
    ['Board', 'fab/🛠 7', 'y,new', true],
    ['Query', 'fab/🛠 7', 'new,y', true],
  ]);
  // They are found by where they are now.
  expect(await places({ q: 'fab new' })).toHaveLength(2);
  const back = moved.done.map(({ kind, id, before: place }) => ({ kind, id, place }));
  // What was moved alone goes back alone.
  const folders = back.map(({ place, ...one }) => ({ ...one, place: { folder: place?.folder } }));
  expect((await act({ do: 'place' }, folders)).failed).toEqual([]);
  expect(await places()).toEqual([
    ['Board', '', 'y,new', true],
    ['Query', 'Old', 'new,y', true],
  ]);
  expect((await act({ do: 'place' }, back)).failed).toEqual([]);
  expect(await places()).toEqual(before);
});

it('does what can be done and tells the rest thing by thing', async () => {
  const ctx = own();
  const { refs, act, places } = await three(ctx);
  const mixed = [READY, GONE, ...refs, ...refs];
  const moved = await act({ do: 'move', folder: 'Here' }, mixed);
  expect(moved.done.map(({ id }) => id)).toEqual(refs.map(({ id }) => id));
  expect(moved.failed).toEqual([
    { ...READY, message: expect.stringContaining('comes with Throughline') },
    { ...GONE, message: expect.stringContaining('no saved query') },
  ]);
  expect(await places()).toHaveLength(2);
  expect((await act({ do: 'trash' }, mixed)).failed.map(({ id }) => id)).toEqual([READY.id, GONE.id]);
  expect(await places()).toEqual([]);
  expect(await places({ trash: 'true' })).toHaveLength(2);
  expect((await act({ do: 'restore' })).done).toHaveLength(2);
  expect(await places()).toHaveLength(2);
  // Only what is in the trash goes for good.
  expect((await act({ do: 'purge' })).done).toEqual([]);
  await act({ do: 'trash' });
  expect((await act({ do: 'purge' })).done).toHaveLength(2);
  expect(await places({ trash: 'true' })).toEqual([]);
});

it('a ready-made dashboard can be pinned, and put back', async () => {
  const ctx = own();
  const { act } = await three(ctx);
  const pinned = await act({ do: 'pin', pinned: true }, [READY]);
  expect(pinned.done).toEqual([{ ...READY, before: expect.objectContaining({ pinned: false }) }]);
  const [done] = pinned.done;
  const back = await act({ do: 'place' }, [{ ...READY, place: done?.before }]);
  expect(back.failed).toEqual([]);
});

it('what would have more than 20 tags is told and stays as it is', async () => {
  const ctx = own();
  const { act, places } = await three(ctx);
  const add = Array.from({ length: 19 }, (_, at) => `t${at}`);
  const { done, failed } = await act({ do: 'tag', add, remove: [] });
  expect([done.length, failed.map(({ message }) => message)]).toEqual([
    1,
    [expect.stringContaining('20 at most')],
  ]);
  expect((await places())[0]).toEqual(['Board', '', 'x,y', false]);
});

it('of many who tag at once, no tag is lost', async () => {
  const ctx = own();
  const { refs, places } = await three(ctx);
  for (const thing of refs)
    await Promise.all(
      ['a', 'b', 'c'].map((tag) => changePlace(ctx, thing, ({ tags }) => ({ tags: [...tags, tag].sort() }))),
    );
  expect(await places()).toEqual([
    ['Board', '', 'a,b,c,x,y', false],
    ['Query', 'Old', 'a,b,c,x', false],
  ]);
});
