import { describe, expect, it } from 'vitest';
import { testBoard as board } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { createDashboard } from './create-dashboard';
import { dropDashboardDraft, saveDashboardDraft } from './dashboard-draft';
import { getDashboardVersion, listDashboardVersions } from './dashboard-versions';
import { deleteDashboard } from './delete-dashboard';
import { deleteSavedQuery } from './delete-saved-query';
import { getDashboard } from './get-dashboard';
import { listDashboards } from './list-dashboards';
import { mapDashboard } from './map-dashboard';
import { markDashboardOpened } from './mark-dashboard-opened';
import { patchDashboard } from './patch-dashboard';
import { readyBoard } from './ready-board';
import { restoreDashboard } from './restore-dashboard';
import { saveDashboard } from './save-dashboard';
import { saveQuery } from './save-query';

const database = openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const other = { ...ctx, tenantId: 2 };
const [ann, bob] = ['editor-ann', 'editor-bob'];

const make = (document = board('Yield'), place = {}) =>
  createDashboard(ctx, { document, folder: '', tags: [], ...place });

describe('a dashboard', () => {
  it('is kept as it was sent, whatever its texts hold', async () => {
    const document = board('Yield', 'a\0b \ud800 "\\" ☂ 𝔘 </script>');
    const made = await make(document, { folder: 'Team/STDF', tags: ['yield'] });
    expect(made).toMatchObject({
      version: 1,
      builtIn: false,
      folder: 'Team/STDF',
      tags: ['yield'],
      draft: null,
    });
    expect((await getDashboard(ctx, made.id)).document).toEqual(document);
    expect((await getDashboardVersion(ctx, made.id, 1)).document).toEqual(document);
  });

  it('belongs to its tenant', async () => {
    const { id } = await make();
    await saveDashboardDraft(ctx, id, { editor: ann, baseVersion: 1, document: board('Mine') });
    const gone = { code: 'not_found' };
    await expect(getDashboard(other, id)).rejects.toMatchObject(gone);
    await expect(listDashboardVersions(other, id)).rejects.toMatchObject(gone);
    await expect(getDashboardVersion(other, id, 1)).rejects.toMatchObject(gone);
    await expect(patchDashboard(other, id, { pinned: true })).rejects.toMatchObject(gone);
    await expect(deleteDashboard(other, id)).rejects.toMatchObject(gone);
    await expect(restoreDashboard(other, id)).rejects.toMatchObject(gone);
    await expect(markDashboardOpened(other, id)).rejects.toMatchObject(gone);
    const change = { baseVersion: 1, document: board('Theirs'), note: '' };
    await expect(saveDashboard(other, id, change)).rejects.toMatchObject(gone);
    await expect(saveDashboardDraft(other, id, { ...change, editor: bob })).rejects.toMatchObject(gone);
    await dropDashboardDraft(other, id, ann);
    expect((await getDashboard(ctx, id, ann)).draft?.document.name).toBe('Mine');
  });

  it('is moved, tagged and pinned without a version, and listed', async () => {
    const { id } = await make(board('Placed'));
    await patchDashboard(ctx, id, { folder: 'A/B', pinned: true });
    expect(await patchDashboard(ctx, id, { tags: ['x'] })).toMatchObject({
      folder: 'A/B',
      tags: ['x'],
      pinned: true,
      version: 1,
    });
    const listed = (await listDashboards(ctx, {})).dashboards.find((one) => one.id === id);
    expect(listed).toMatchObject({ name: 'Placed', panels: 1, folder: 'A/B', tags: ['x'], openedAt: null });
  });

  it('takes moves and tags of several people at once', async () => {
    const { id } = await make();
    await Promise.all([
      patchDashboard(ctx, id, { folder: 'Both' }),
      patchDashboard(ctx, id, { tags: ['both'] }),
      patchDashboard(ctx, id, { pinned: true }),
    ]);
    expect(await getDashboard(ctx, id)).toMatchObject({ folder: 'Both', tags: ['both'], pinned: true });
  });

  it('was opened by one editor, not by the other', async () => {
    const { id } = await make();
    await markDashboardOpened(ctx, id, ann);
    const openedAt = async (editor: string) =>
      (await listDashboards(ctx, { editor })).dashboards.find((one) => one.id === id)?.openedAt;
    expect(await openedAt(ann)).toMatch(/^\d{4}-/);
    expect(await openedAt(bob)).toBeNull();
  });

  it('goes to the trash and comes back with all its versions, or goes for good', async () => {
    const { id } = await make();
    await saveDashboard(ctx, id, { document: board('Second'), baseVersion: 1, note: '' });
    await deleteDashboard(ctx, id);
    const ids = async (trash: boolean) =>
      (await listDashboards(ctx, { trash })).dashboards.map((one) => one.id);
    expect(await ids(false)).not.toContain(id);
    expect(await ids(true)).toContain(id);
    const gone = { code: 'not_found' };
    await expect(getDashboard(ctx, id)).rejects.toMatchObject(gone);
    await expect(deleteDashboard(ctx, id)).rejects.toMatchObject(gone);
    const change = { document: board('Third'), baseVersion: 2, note: '' };
    await expect(saveDashboard(ctx, id, change)).rejects.toMatchObject(gone);
    expect(await restoreDashboard(ctx, id)).toMatchObject({ name: 'Second', version: 2, deletedAt: null });
    expect((await listDashboardVersions(ctx, id)).versions).toHaveLength(2);
    await expect(deleteDashboard(ctx, id, { forever: true })).rejects.toMatchObject(gone);
    await deleteDashboard(ctx, id);
    await deleteDashboard(ctx, id, { forever: true });
    await expect(restoreDashboard(ctx, id)).rejects.toMatchObject(gone);
    const left = await database.query('SELECT FROM dashboard_version WHERE dashboard_id = $1', [id]);
    expect(left).toHaveLength(0);
  });

  it('says what the saved queries that it names look for now, and which are gone', async () => {
    const saved = await saveQuery(ctx, {
      name: 'Errors',
      path: '/logs',
      search: 'q=level%3AERROR&from=now-1h',
    });
    const traces = await saveQuery(ctx, {
      name: 'Slow',
      path: '/traces',
      search: 'q=a+OR+b&service=stdf-parser&minDuration=1.5s&status=ok',
    });
    const lost = await saveQuery(ctx, { name: 'Lost', path: '/logs', search: '' });
    const panels = [saved.id, traces.id, lost.id].map((savedId, at) => ({
      kind: 'logs' as const,
      id: `p${at}`,
      title: '',
      description: '',
      at: { x: 0, y: at, w: 4, h: 1 },
      links: [],
      records: { source: 'logs' as const, q: '', savedId },
      columns: [],
      order: 'newest' as const,
    }));
    const { id } = await make({ ...board('Named'), panels });
    await deleteSavedQuery(ctx, lost.id);
    expect((await getDashboard(ctx, id)).saved).toEqual({
      [saved.id]: { name: 'Errors', path: '/logs', q: 'level:ERROR' },
      [traces.id]: {
        name: 'Slow',
        path: '/traces',
        q: '(a OR b) AND service:"stdf-parser" AND duration:>=1.5s AND NOT status:error',
      },
      [lost.id]: { name: '', path: '', q: null },
    });
  });
});

describe('a ready-made dashboard', () => {
  const id = 'ready-errors';
  const document = readyBoard(id)?.document ?? board('none');

  it('is listed after the others and cannot be changed', async () => {
    const { dashboards } = await listDashboards(ctx, {});
    expect(dashboards.at(-1)).toMatchObject({ builtIn: true, updatedAt: null });
    expect(await getDashboard(ctx, id)).toMatchObject({ builtIn: true, document, mapping: {} });
    const refused = { code: 'forbidden' };
    const change = { document: board('Mine'), baseVersion: 1, note: '' };
    await expect(saveDashboard(ctx, id, change)).rejects.toMatchObject(refused);
    await expect(saveDashboardDraft(ctx, id, { ...change, editor: ann })).rejects.toMatchObject(refused);
    await expect(deleteDashboard(ctx, id)).rejects.toMatchObject(refused);
    await expect(patchDashboard(ctx, id, { tags: ['x'] })).rejects.toMatchObject(refused);
    expect(await listDashboardVersions(ctx, id)).toMatchObject({ versions: [], removed: 0 });
  });

  it('is pinned and opened by each tenant, and reads fields under other names', async () => {
    expect(await patchDashboard(ctx, id, { pinned: true })).toMatchObject({ pinned: true });
    await markDashboardOpened(ctx, id, ann);
    const [field] = document.attributes;
    const name = field?.name ?? 'service';
    const mapped = await mapDashboard(ctx, id, { [name]: 'my.name' });
    expect(mapped.mapping).toEqual({ [name]: 'my.name' });
    expect(JSON.stringify(mapped.document)).toContain('my.name');
    expect(await getDashboard(ctx, id)).toMatchObject({ pinned: true, mapping: { [name]: 'my.name' } });
    expect(await getDashboard(other, id)).toMatchObject({ pinned: false, document });
    const { id: own } = await make();
    await expect(mapDashboard(ctx, own, {})).rejects.toMatchObject({ code: 'bad_request' });
  });
});
