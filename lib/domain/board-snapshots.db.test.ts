import { expect, it } from 'vitest';
import { testBoard } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import type { RequestContext } from '../contracts/context';
import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import { snapshotListQuerySchema } from '../contracts/snapshot';
import { createBoardSnapshot, getBoardSnapshot } from './board-snapshots';
import { createDashboard } from './create-dashboard';
import { deleteDashboard } from './delete-dashboard';
import { openSnapshot } from './open-snapshot';
import { saveDashboard } from './save-dashboard';
import { saveQuery } from './save-query';
import { createSnapshot, deleteSnapshot, listSnapshots, restoreSnapshot } from './snapshots';
import { updateSavedQuery } from './update-saved-query';

const database = openTestDatabase();

let tenants = 30;
const own = (): RequestContext => ({
  requestId: 'test',
  tenantId: ++tenants,
  signal: new AbortController().signal,
});
const RANGE = 'from=2026-11-22T08:00:00Z&to=2026-11-22T09:00:00Z';
const keep = async (ctx: RequestContext, document: DashboardDocument) =>
  await createDashboard(ctx, { document, folder: '', tags: [] });

/** A list of logs that names a saved query, and a variable over a time that moves. */
function asking(name: string, savedId: string): DashboardDocument {
  const at = { x: 0, y: 0, w: 12, h: 4 };
  return {
    ...testBoard(name),
    variables: [
      {
        name: 'svc',
        label: '',
        values: { from: 'field', source: 'logs', field: 'service', q: 'time:>now-1d' },
        multi: true,
        chosen: ['a'],
      },
    ],
    panels: [
      {
        ...{ kind: 'logs', id: 'p', title: 'Lines', description: '', at, links: [] },
        records: { source: 'logs', q: 'service:$svc time:>now-1h', savedId },
        columns: [],
        order: 'newest',
      },
    ],
  };
}

it('a snapshot of a dashboard stays as it was: document, saved texts, values, filters and times', async () => {
  const ctx = own();
  const query = await saveQuery(ctx, { name: 'Errors', path: '/logs', search: 'q=level:ERROR' });
  const board = await keep(ctx, asking('Yield', query.id));
  const search = `${RANGE}&var=svc:b&var=svc:c&f=level:WARN&panel=p&edit=new`;
  const { snapshot, isNew } = await createBoardSnapshot(ctx, board.id, { name: '', search });
  expect(isNew).toBe(true);
  expect(snapshot).toMatchObject({
    name: 'Yield',
    path: `/dashboards/${board.id}`,
    dashboard: { id: board.id, version: 1, unsaved: false },
  });
  const kept = new URLSearchParams(snapshot.search);
  expect([...kept.keys()]).toEqual(['from', 'to', 'var', 'var', 'f']);
  expect([kept.getAll('var'), kept.get('f')]).toEqual([['svc:b', 'svc:c'], 'level:WARN']);
  expect(await openSnapshot(ctx, snapshot.id)).toBe(`/s/${snapshot.id}/board`);

  await updateSavedQuery(ctx, query.id, { search: 'q=level:FATAL' });
  await saveDashboard(ctx, board.id, { document: testBoard('Other'), baseVersion: 1, note: '' });
  const seen = await getBoardSnapshot(ctx, snapshot.id);
  expect(seen.latest).toEqual({ name: 'Other', version: 2 });
  expect(seen.document.name).toBe('Yield');
  expect(seen.saved[query.id]).toMatchObject({ name: 'Errors', q: 'level:ERROR' });
  // Date math means what it meant then.
  const [panel] = seen.document.panels;
  expect(panel?.kind === 'logs' && panel.records.q).toMatch(/^service:\$svc time:>\d{4}-\S+Z$/);
  expect(JSON.stringify(seen.document.variables)).toMatch(/time:>\d{4}-/);

  await deleteDashboard(ctx, board.id);
  expect((await getBoardSnapshot(ctx, snapshot.id)).latest).toBeNull();
});

it('keeps the version that was seen, or what was changed and not saved', async () => {
  const ctx = own();
  const board = await keep(ctx, testBoard('First'));
  await saveDashboard(ctx, board.id, { document: testBoard('Second'), baseVersion: 1, note: '' });
  const of = async (more: object) => {
    const { snapshot } = await createBoardSnapshot(ctx, board.id, { name: '', search: RANGE, ...more });
    const { document } = await getBoardSnapshot(ctx, snapshot.id);
    return [document.name, snapshot.dashboard?.version, snapshot.dashboard?.unsaved];
  };
  expect(await of({})).toEqual(['Second', 2, false]);
  expect(await of({ version: 1 })).toEqual(['First', 1, false]);
  expect(await of({ version: 1, document: testBoard('Mine') })).toEqual(['Mine', 1, true]);
  await expect(of({ version: 9 })).rejects.toMatchObject({ code: 'not_found' });
});

it('is one where the same is kept twice, also of a ready-made dashboard, and belongs to its tenant', async () => {
  const ctx = own();
  const first = await createBoardSnapshot(ctx, 'ready-errors', { name: '', search: RANGE });
  const again = await createBoardSnapshot(ctx, 'ready-errors', { name: '', search: RANGE });
  expect(again).toMatchObject({ isNew: false, snapshot: { id: first.snapshot.id } });
  const gone = { code: 'not_found' };
  await expect(getBoardSnapshot(own(), first.snapshot.id)).rejects.toMatchObject(gone);
  await expect(createBoardSnapshot(ctx, 'nothing', { name: '', search: RANGE })).rejects.toMatchObject(gone);
});

it('refuses what would move', async () => {
  const ctx = own();
  for (const search of ['', 'from=now-1h&to=now', RANGE.replace('09:', '07:')])
    await expect(createBoardSnapshot(ctx, 'ready-errors', { name: '', search })).rejects.toMatchObject({
      code: 'bad_request',
    });
});

it('snapshots are listed, found by name, deleted, restored and kept again', async () => {
  const ctx = own();
  const page = { name: 'Lots 100%', path: '/logs', search: `${RANGE}&q=lot` };
  const { snapshot } = await createSnapshot(ctx, page);
  await createBoardSnapshot(ctx, 'ready-errors', { name: 'A board', search: RANGE });
  const names = async (query: object) => {
    const { snapshots, total } = await listSnapshots(ctx, snapshotListQuerySchema.parse(query));
    return [total, ...snapshots.map(({ name }) => name).sort()];
  };
  expect(await names({})).toEqual([2, 'A board', 'Lots 100%']);
  expect(await names({ limit: 1, offset: 2 })).toEqual([2]);
  expect(await names({ q: 'LOTS' })).toEqual([1, 'Lots 100%']);
  expect(await names({ q: '0%' })).toEqual([1, 'Lots 100%']);
  expect(await names({ q: '%' })).toEqual([1, 'Lots 100%']);
  expect(await names({ q: '_' })).toEqual([0]);

  await deleteSnapshot(ctx, snapshot.id);
  expect(await openSnapshot(ctx, snapshot.id)).toContain('missing=');
  expect(await names({})).toEqual([1, 'A board']);
  expect(await names({ trash: 'true' })).toEqual([1, 'Lots 100%']);
  await restoreSnapshot(ctx, snapshot.id);
  expect(await openSnapshot(ctx, snapshot.id)).toContain('/logs?');
  await deleteSnapshot(ctx, snapshot.id);
  // Who makes it anew has it again, under the same link.
  expect((await createSnapshot(ctx, page)).snapshot.id).toBe(snapshot.id);
  expect(await openSnapshot(ctx, snapshot.id)).toContain('/logs?');

  await expect(deleteSnapshot(ctx, snapshot.id, { forever: true })).rejects.toMatchObject({
    code: 'not_found',
  });
  await deleteSnapshot(ctx, snapshot.id);
  await deleteSnapshot(ctx, snapshot.id, { forever: true });
  await expect(restoreSnapshot(ctx, snapshot.id)).rejects.toMatchObject({ code: 'not_found' });
});

it('those of dashboards end at 1,000, and at 256 MiB together', async () => {
  const full = { code: 'conflict', message: expect.stringContaining('1000 snapshots of dashboards') };
  const many = own();
  const fill = async (tenantId: number, rows: number, board: string) =>
    await database.query(
      `INSERT INTO snapshot (id, tenant_id, digest, name, path, search, board, board_version)
        SELECT $1 || '-' || n, $1::int, int4send(n), '', '/dashboards/x', '', ${board}, 1
        FROM generate_series(1, $2::int) n`,
      [tenantId, rows],
    );
  await fill(many.tenantId, 1_000, "'{}'");
  const seen = { name: '', search: RANGE };
  await expect(createBoardSnapshot(many, 'ready-errors', seen)).rejects.toMatchObject(full);
  // Of pages there can be more.
  expect((await createSnapshot(many, { name: '', path: '/logs', search: RANGE })).isNew).toBe(true);
  const large = own();
  await fill(large.tenantId, 16, "repeat('x', 16 * 1024 * 1024)");
  await expect(createBoardSnapshot(large, 'ready-errors', seen)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('256 MiB'),
  });
});
