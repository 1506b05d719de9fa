import { describe, expect, it } from 'vitest';
import { testBoard } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import type { RequestContext } from '../contracts/context';
import { savedQueryCreateSchema } from '../contracts/saved-query';
import { savedThingsQuerySchema } from '../contracts/saved-things';
import { createDashboard } from './create-dashboard';
import { deleteDashboard } from './delete-dashboard';
import { deleteSavedQuery } from './delete-saved-query';
import { listSavedThings } from './list-saved-things';
import { markSavedQueryOpened } from './mark-saved-query-opened';
import { patchDashboard } from './patch-dashboard';
import { saveDashboard } from './save-dashboard';
import { saveQuery } from './save-query';
import { updateSavedQuery } from './update-saved-query';

const database = openTestDatabase();

let tenants = 10;
/** A tenant of its own: what other tests save is not found. */
const own = (): RequestContext => ({
  requestId: 'test',
  tenantId: ++tenants,
  signal: new AbortController().signal,
});
const find = async (ctx: RequestContext, query: object) =>
  await listSavedThings(ctx, savedThingsQuerySchema.parse(query));
/** Names of what was found, without ready-made dashboards. */
const names = async (ctx: RequestContext, query: object) =>
  (await find(ctx, query)).things.filter(({ builtIn }) => !builtIn).map(({ name }) => name);
const query = (name: string, search = '', more = {}) => ({ name, path: '/logs', search, ...more });
const keep = async (ctx: RequestContext, name: string, markdown = '', place = {}) =>
  await createDashboard(ctx, { document: testBoard(name, markdown), folder: '', tags: [], ...place });

describe('what is looked for', () => {
  it('is found in names, descriptions, folders, tags, queries, titles and texts, of queries and dashboards', async () => {
    const ctx = own();
    await saveQuery(ctx, query('Voltage errors', 'q=service%3Astdf-parser&from=now-1h'));
    await saveQuery(ctx, query('Other', '', { description: 'Läufe der Nacht', folder: 'Team/Yield' }));
    await keep(ctx, 'Wafer maps', 'how **rendering** goes', { tags: ['Lot review'] });
    expect(await names(ctx, { q: 'volt' })).toEqual(['Voltage errors']);
    expect(await names(ctx, { q: 'PARSER stdf' })).toEqual(['Voltage errors']);
    expect(await names(ctx, { q: 'laufe' })).toEqual(['Other']);
    expect(await names(ctx, { q: 'yield' })).toEqual(['Other']);
    expect(await names(ctx, { q: 'render' })).toEqual(['Wafer maps']);
    expect(await names(ctx, { q: 'notes' })).toEqual(['Wafer maps']);
    expect(await names(ctx, { q: 'lot rev' })).toEqual(['Wafer maps']);
    expect(await names(ctx, { q: 'volt wafer' })).toEqual([]);
    expect(await names(ctx, { q: 'now' })).toEqual([]);
    expect((await names(ctx, { q: '' })).sort()).toEqual(['Other', 'Voltage errors', 'Wafer maps']);
  });

  it('comes in the order of how well it matches: a name, a query, then what is written', async () => {
    const ctx = own();
    await keep(ctx, 'Everything', 'also about yield');
    await saveQuery(ctx, query('Lots', 'q=yielding'));
    await saveQuery(ctx, query('Low yield'));
    await saveQuery(ctx, query('Yield today'));
    await saveQuery(ctx, query('Yieldings of old', '', { pinned: true }));
    expect(await names(ctx, { q: 'yield' })).toEqual([
      'Yield today',
      'Yieldings of old',
      'Low yield',
      'Lots',
      'Everything',
    ]);
  });

  it('is marked where it stands', async () => {
    const ctx = own();
    await saveQuery(
      ctx,
      query('Voltage', `q=${'x+'.repeat(200)}voltage`, {
        description: 'No volts',
        tags: ['high voltage', 'x'],
      }),
    );
    await keep(ctx, 'Board', 'one\ntwo voltage');
    const { things } = await find(ctx, { q: 'volt' });
    expect(things[0]?.matched).toMatchObject({
      name: [[0, 4]],
      description: [[3, 7]],
      folder: [],
      tags: ['high voltage'],
    });
    const [excerpt] = things[0]?.matched.excerpts ?? [];
    expect(excerpt?.text).toMatch(/^…x x .* voltage$/);
    expect(excerpt?.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(['volt']);
    expect(things[1]?.matched.excerpts).toEqual([
      { where: 'text', title: 'Notes', text: 'one two voltage', marks: [[8, 12]] },
    ]);
  });

  it('is what it is now: after renaming, saving, tagging and moving', async () => {
    const ctx = own();
    const saved = await saveQuery(ctx, query('Before'));
    const board = await keep(ctx, 'Earlier');
    await updateSavedQuery(ctx, saved.id, { name: 'After', tags: ['later'] });
    await saveDashboard(ctx, board.id, { document: testBoard('Later'), baseVersion: 1, note: '' });
    await patchDashboard(ctx, board.id, { folder: 'Moved' });
    expect(await names(ctx, { q: 'before' })).toEqual([]);
    expect(await names(ctx, { q: 'earlier' })).toEqual([]);
    expect(await names(ctx, { q: 'later' })).toEqual(['Later', 'After']);
    expect(await names(ctx, { q: 'moved' })).toEqual(['Later']);
  });

  it('is found too where it was saved before there was a search', async () => {
    const ctx = own();
    await database.query(
      `INSERT INTO saved_query (id, tenant_id, name, path, search)
        SELECT 'old' || n, $1, 'Ancient ' || n, '/logs', 'q=lot%3AW' || n FROM generate_series(1, 1200) n`,
      [ctx.tenantId],
    );
    expect(await names(ctx, { q: 'ancient w1111' })).toEqual(['Ancient 1111']);
  });

  it('belongs to its tenant', async () => {
    const ctx = own();
    await saveQuery(ctx, query('Secret'));
    expect(await names(own(), { q: 'secret' })).toEqual([]);
  });
});

describe('the list', () => {
  it('narrows by kind, folder, tag and pin, and counts folders and tags of all', async () => {
    const ctx = own();
    await saveQuery(ctx, query('A', '', { folder: 'Team', tags: ['x'] }));
    await saveQuery(ctx, query('B', '', { folder: 'Team/Yield', tags: ['x', 'y'], pinned: true }));
    await saveQuery(ctx, query('C', '', { folder: 'Teamwork' }));
    await keep(ctx, 'D');
    expect(await names(ctx, { folder: 'Team', sort: 'name' })).toEqual(['A', 'B']);
    expect(await names(ctx, { folder: '/', sort: 'name' })).toEqual(['D']);
    expect(await names(ctx, { tag: 'x', sort: 'name' })).toEqual(['A', 'B']);
    expect(await names(ctx, { kind: 'dashboard' })).toEqual(['D']);
    expect(await names(ctx, { pinned: 'true' })).toEqual(['B']);
    const { folders, tags, total } = await find(ctx, { folder: 'Team', kind: 'query' });
    expect(total).toBe(2);
    expect(folders).toEqual([
      { folder: 'Team', count: 1 },
      { folder: 'Team/Yield', count: 1 },
      { folder: 'Teamwork', count: 1 },
    ]);
    expect(tags).toEqual([
      { tag: 'x', count: 2 },
      { tag: 'y', count: 1 },
    ]);
  });

  it('is read page by page, the same order each time', async () => {
    const ctx = own();
    for (let at = 0; at < 7; at++) await saveQuery(ctx, query('Same'));
    const ids = async (offset: number) =>
      (await find(ctx, { kind: 'query', q: 'same', limit: 3, offset })).things.map(({ id }) => id);
    const all = [...(await ids(0)), ...(await ids(3)), ...(await ids(6))];
    expect(new Set(all).size).toBe(7);
  });

  it('tells how many match, and gives each of them once, however many there are', async () => {
    const ctx = own();
    await database.query(
      `INSERT INTO saved_query (id, tenant_id, name, path, search, updated_at)
        SELECT 'many' || n, $1, 'Lot ' || n, '/logs', 'q=many', now() - (n % 7) * interval '1 day'
        FROM generate_series(1, 450) n`,
      [ctx.tenantId],
    );
    const seen: string[] = [];
    for (let offset = 0; offset < 600; offset += 200) {
      const { things, total } = await find(ctx, { q: 'lot many', limit: 200, offset });
      expect(total).toBe(450);
      seen.push(...things.map(({ id }) => id));
    }
    expect([seen.length, new Set(seen).size]).toEqual([450, 450]);
  });

  it('finds folders of any name: signs of paths, patterns and queries are letters there', async () => {
    const ctx = own();
    const odd = ['50% _off\\', '🛠/🧪 Prüfung', 'it\'s; -- "q"', '..', 'x'.repeat(200), '日本/東京'];
    for (const folder of odd) await saveQuery(ctx, query(`In ${folder.slice(0, 20)}`, '', { folder }));
    for (const folder of odd) expect(await names(ctx, { folder })).toEqual([`In ${folder.slice(0, 20)}`]);
    expect(await names(ctx, { folder: '🛠' })).toEqual(['In 🛠/🧪 Prüfung']);
    expect(await names(ctx, { folder: '50_ _off' })).toEqual([]);
    expect((await find(ctx, { kind: 'query' })).folders.map(({ folder }) => folder).sort()).toEqual(
      [...odd].sort(),
    );
    expect(await names(ctx, { q: 'prufung' })).toEqual(['In 🛠/🧪 Prüfung']);
    expect(savedQueryCreateSchema.safeParse(query('Long', '', { folder: 'x'.repeat(201) })).success).toBe(
      false,
    );
  });

  it('has what an editor opened last first, and what is in the trash apart', async () => {
    const ctx = own();
    const a = await saveQuery(ctx, query('A'));
    const b = await saveQuery(ctx, query('B'));
    const c = await keep(ctx, 'C');
    await markSavedQueryOpened(ctx, a.id, 'editor-ann');
    expect((await names(ctx, { sort: 'opened', editor: 'editor-ann' }))[0]).toBe('A');
    await deleteSavedQuery(ctx, b.id);
    await deleteDashboard(ctx, c.id);
    expect(await names(ctx, { sort: 'name' })).toEqual(['A']);
    expect((await find(ctx, { trash: 'true', sort: 'name' })).things.map(({ name }) => name)).toEqual([
      'B',
      'C',
    ]);
  });

  it('holds ready-made dashboards, found by the same words', async () => {
    const ctx = own();
    const found = (await find(ctx, { q: 'err', kind: 'dashboard' })).things;
    expect(found.map(({ id }) => id)).toContain('ready-errors');
    expect(found.find(({ id }) => id === 'ready-errors')?.matched.name).toEqual([[0, 3]]);
    await patchDashboard(ctx, 'ready-errors', { pinned: true });
    expect((await find(ctx, { pinned: 'true' })).things.map(({ id }) => id)).toEqual(['ready-errors']);
  });

  it('takes any text for words', async () => {
    const ctx = own();
    for (const q of ["'", '\\', ':*', '&|!()<->', '"', '%_', ' '])
      expect((await find(ctx, { q, kind: 'query' })).total).toBe(0);
  });
});
