import { describe, expect, it } from 'vitest';
import { testBoard as board } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { VERSIONS_KEPT } from '../contracts/dashboard/dashboard-api';
import { createDashboard } from './create-dashboard';
import { dropDashboardDraft, MAX_DRAFTS, saveDashboardDraft } from './dashboard-draft';
import { getDashboardVersion, listDashboardVersions } from './dashboard-versions';
import { getDashboard } from './get-dashboard';
import { saveDashboard } from './save-dashboard';

const database = openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const [ann, bob] = ['editor-ann', 'editor-bob'];
const make = (document = board('Yield')) => createDashboard(ctx, { document, folder: '', tags: [] });

describe('saving', () => {
  it('makes a version, with a note, and drops the draft of who saved', async () => {
    const { id } = await make();
    const draft = { baseVersion: 1, document: board('Draft') };
    await saveDashboardDraft(ctx, id, { ...draft, editor: ann });
    await saveDashboardDraft(ctx, id, { ...draft, editor: bob });
    const saved = await saveDashboard(ctx, id, {
      document: board('Second'),
      baseVersion: 1,
      note: 'Because',
      editor: ann,
    });
    expect(saved).toMatchObject({ version: 2, document: { name: 'Second' }, draft: null });
    expect((await getDashboard(ctx, id, bob)).draft?.baseVersion).toBe(1);
    const { versions } = await listDashboardVersions(ctx, id);
    expect(versions.map(({ version, note, name }) => [version, note, name])).toEqual([
      [2, 'Because', 'Second'],
      [1, '', 'Yield'],
    ]);
  });

  it('tells every browser which versions are its own, and nobody the id that opens drafts of others', async () => {
    const { id } = await createDashboard(ctx, {
      document: board('Yield'),
      folder: '',
      tags: [],
      savedBy: ann,
    });
    await saveDashboard(ctx, id, { document: board('Renamed'), baseVersion: 1, note: '', savedBy: bob });
    await saveDashboard(ctx, id, { document: board('Third'), baseVersion: 2, note: '', editor: ann });
    await saveDashboard(ctx, id, { document: board('Untold'), baseVersion: 3, note: '' });
    const own = async (editor?: string) =>
      (await listDashboardVersions(ctx, id, editor)).versions.map(({ savedBy }) => savedBy?.own ?? null);
    expect(await own(ann)).toEqual([null, true, false, true]);
    expect(await own(bob)).toEqual([null, false, true, false]);
    expect(await own()).toEqual([null, false, false, false]);
    const { versions } = await listDashboardVersions(ctx, id, ann);
    expect(versions[1]?.savedBy?.mark).toBe(versions[3]?.savedBy?.mark);
    expect(versions[1]?.savedBy?.mark).not.toBe(versions[2]?.savedBy?.mark);
    expect(JSON.stringify([versions, await getDashboardVersion(ctx, id, 2)])).not.toContain(bob);
  });

  it('over a version that is gone is told what is there now, and changes nothing', async () => {
    const { id } = await make();
    await saveDashboard(ctx, id, { document: board('Theirs'), baseVersion: 1, note: '' });
    const mine = saveDashboard(ctx, id, { document: board('Mine'), baseVersion: 1, note: '', editor: ann });
    await expect(mine).rejects.toMatchObject({
      code: 'conflict',
      details: { version: 2, document: { name: 'Theirs' }, updatedAt: expect.stringMatching(/^\d{4}-/) },
    });
    expect((await getDashboard(ctx, id)).document.name).toBe('Theirs');
  });

  it('by twenty at once is done by exactly one, and the others are told its version', async () => {
    const { id } = await make();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        saveDashboard(ctx, id, { document: board(`Racer ${at}`), baseVersion: 1, note: `${at}` }),
      ),
    );
    const won = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lost = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(19);
    const name = won[0]?.document.name;
    for (const reason of lost)
      expect(reason).toMatchObject({ code: 'conflict', details: { version: 2, document: { name } } });
    expect((await listDashboardVersions(ctx, id)).versions.map((one) => [one.version, one.name])).toEqual([
      [2, name],
      [1, 'Yield'],
    ]);
    expect((await getDashboardVersion(ctx, id, 2)).document).toEqual((await getDashboard(ctx, id)).document);
  });

  it('again what is there already makes no version: a save whose answer was lost', async () => {
    const { id } = await make();
    const save = { document: board('Once'), baseVersion: 1, note: '' };
    await saveDashboard(ctx, id, save);
    expect(await saveDashboard(ctx, id, save)).toMatchObject({ version: 2 });
    expect((await listDashboardVersions(ctx, id)).versions).toHaveLength(2);
  });

  it('keeps a hundred versions and says how many it removed', async () => {
    const { id } = await make();
    await database.query(`UPDATE dashboard SET version = 150 WHERE id = $1`, [id]);
    await database.query(
      `INSERT INTO dashboard_version (dashboard_id, version, name, panels, document)
        SELECT $1, n, 'n', 0, '{}' FROM generate_series(2, 150) n`,
      [id],
    );
    await saveDashboard(ctx, id, { document: board('Next'), baseVersion: 150, note: '' });
    const { versions, kept, removed } = await listDashboardVersions(ctx, id);
    expect(versions).toHaveLength(VERSIONS_KEPT);
    expect([versions[0]?.version, versions.at(-1)?.version, kept, removed]).toEqual([151, 52, 100, 51]);
    await expect(getDashboardVersion(ctx, id, 51)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses what is larger than 1 MiB', async () => {
    const [panel] = board('x').panels;
    if (!panel) throw new Error('no panel');
    const panels = Array.from({ length: 30 }, (_, at) => ({
      ...panel,
      id: `p${at}`,
      markdown: 'x'.repeat(50_000),
    }));
    await expect(make({ ...board('Large'), panels })).rejects.toMatchObject({ code: 'payload_too_large' });
  });
});

describe('a draft', () => {
  it('is of one editor, is replaced, and can be dropped', async () => {
    const { id } = await make();
    const first = await saveDashboardDraft(ctx, id, { editor: ann, baseVersion: 1, document: board('A') });
    const second = await saveDashboardDraft(ctx, id, { editor: ann, baseVersion: 1, document: board('B') });
    expect(second.updatedAt > first.updatedAt).toBe(true);
    expect((await getDashboard(ctx, id, ann)).draft).toMatchObject({
      baseVersion: 1,
      document: { name: 'B' },
    });
    expect((await getDashboard(ctx, id, bob)).draft).toBeNull();
    expect((await getDashboard(ctx, id)).draft).toBeNull();
    await dropDashboardDraft(ctx, id, ann);
    expect((await getDashboard(ctx, id, ann)).draft).toBeNull();
  });

  it('of another window is not overwritten by who saw another one', async () => {
    const { id } = await make();
    const save = (name: string, seen?: string | null) =>
      saveDashboardDraft(ctx, id, { editor: ann, baseVersion: 1, document: board(name), seen });
    const first = await save('One window', null);
    await save('Goes on', first.updatedAt);
    const conflict = { code: 'conflict', details: { draft: { document: { name: 'Goes on' } } } };
    await expect(save('Other window', null)).rejects.toMatchObject(conflict);
    await expect(save('Other window', first.updatedAt)).rejects.toMatchObject(conflict);
    await expect(save('Wrong', 'yesterday')).rejects.toMatchObject({ code: 'bad_request' });
    expect((await getDashboard(ctx, id, ann)).draft?.document.name).toBe('Goes on');
  });

  it('is refused beyond a hundred editors, whose own still changes', async () => {
    const { id } = await make();
    await database.query(
      `INSERT INTO dashboard_draft (dashboard_id, editor, base_version, document)
        SELECT $1, 'editor-' || n, 1, '{}' FROM generate_series(1, ${MAX_DRAFTS}) n`,
      [id],
    );
    const draft = { baseVersion: 1, document: board('More') };
    await expect(saveDashboardDraft(ctx, id, { ...draft, editor: ann })).rejects.toMatchObject({
      code: 'conflict',
    });
    await saveDashboardDraft(ctx, id, { ...draft, editor: 'editor-7' });
  });
});
