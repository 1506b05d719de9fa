import { beforeAll, describe, expect, it } from 'vitest';
import { testBoard } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { Panel } from '../contracts/dashboard/panel';
import type { PanelAnswer } from '../contracts/dashboard/panel-question';
import {
  type ShareAllow,
  type SharedPanelInput,
  sharedPanelBodySchema,
} from '../contracts/dashboard/share-api';
import type { LogSearchResponse } from '../contracts/log-search';
import { writeLogs } from '../store/write/write-logs';
import { NS_PER_SECOND, nowNs, timeNs } from '../time/time-ns';
import { createDashboard } from './create-dashboard';
import { saveDashboardDraft } from './dashboard-draft';
import { createShare, listShares, revokeShare } from './dashboard-shares';
import { deleteDashboard } from './delete-dashboard';
import { openShare } from './open-share';
import { restoreDashboard } from './restore-dashboard';
import { saveDashboard } from './save-dashboard';
import { sharedDashboard } from './shared-dashboard';
import { sharedPanel } from './shared-panel';
import { sharedVariable } from './shared-variable';

const database = openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const NOTHING = { time: false, variables: false };
const ALL = { time: true, variables: true };

/** Logs of two services now, and of the secret one also a day ago. */
beforeAll(async () => {
  const now = nowNs();
  const log = (service: string, seconds: bigint, n: number) =>
    testLog({
      time: timeNs(now - seconds * NS_PER_SECOND),
      body: `line ${n} of ${service}`,
      attributes: { lot: `L${n}`, secret: 'hidden' },
      stream: testStream({ service, resource: { 'host.name': 'h1', region: 'eu' } }),
    });
  const records = [
    ...Array.from({ length: 5 }, (_, n) => log('public', 60n, n)),
    ...Array.from({ length: 7 }, (_, n) => log('secret', 60n, n)),
    ...Array.from({ length: 3 }, (_, n) => log('public', 86_400n, n)),
  ];
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const frame = { title: '', description: '', at: { x: 0, y: 0, w: 6, h: 4 }, links: [] };
const records = { source: 'logs' as const, q: 'service:$service', savedId: null };
const panels: Panel[] = [
  {
    ...frame,
    kind: 'top',
    id: 'top',
    queries: [
      {
        name: 'a',
        label: '',
        records,
        measure: { fn: 'count' },
        by: ['service'],
        top: { size: 10, order: 'most', other: true },
        stepMs: null,
        compare: null,
        format: null,
        hidden: false,
      },
    ],
    formulas: [],
    format: { unit: 'none', suffix: '', decimals: null },
    thresholds: [],
  },
  { ...frame, kind: 'logs', id: 'lines', records, columns: ['time', 'lot'], order: 'newest' },
  { ...frame, kind: 'map', id: 'map', service: null, depth: 1 },
];
const document: DashboardDocument = {
  ...testBoard('Shared'),
  time: { from: 'now-1h', to: 'now' },
  variables: [
    {
      name: 'service',
      label: '',
      values: { from: 'field', source: 'logs', field: 'service', q: '' },
      multi: true,
      chosen: ['public'],
    },
    { name: 'stage', label: '', values: { from: 'list', list: ['sort', 'final'] }, multi: false, chosen: [] },
  ],
  panels: [...testBoard('x').panels, ...panels],
};

const share = async (allow: ShareAllow, expiresAt: string | null = null) => {
  const { id } = await createDashboard(ctx, { document, folder: '', tags: [] });
  const made = await createShare(ctx, id, { name: 'For the fab', expiresAt, allow });
  return { id, made, shared: await openShare(made.token, ctx) };
};
const ask = async (shared: Awaited<ReturnType<typeof openShare>>, panel: string, body: SharedPanelInput) =>
  await sharedPanel(shared, panel, sharedPanelBodySchema.parse(body));
/** Services and their counts, as the top list shows them. */
const services = async (
  shared: Awaited<ReturnType<typeof openShare>>,
  body: Partial<SharedPanelInput> = {},
) => {
  const answer = (await ask(shared, 'top', { kind: 'query', ...body } as SharedPanelInput)) as PanelAnswer;
  return Object.fromEntries(answer.series.map(({ key, count }) => [key[0] ?? 'other', count]));
};

describe('a link', () => {
  it('keeps no token, only its hash, and shows the dashboard as it was last saved', async () => {
    const { id, made, shared } = await share(NOTHING);
    expect(made.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(made.path).toBe(`/shared/${made.token}`);
    const rows = await database.query<{ row: string }>('SELECT s::text AS row FROM dashboard_share s');
    expect(rows.some(({ row }) => row.includes(made.token))).toBe(false);
    expect(JSON.stringify(await listShares(ctx, id))).not.toContain(made.token);
    await saveDashboardDraft(ctx, id, { editor: 'editor-ann', baseVersion: 1, document: testBoard('Draft') });
    expect(await sharedDashboard(shared)).toMatchObject({
      document,
      version: 1,
      expiresAt: null,
      allow: NOTHING,
    });
    await saveDashboard(ctx, id, { document: { ...document, name: 'Newer' }, baseVersion: 1, note: '' });
    expect(await sharedDashboard(shared)).toMatchObject({ document: { name: 'Newer' }, version: 2 });
    expect((await listShares(ctx, id)).shares[0]?.openedAt).toMatch(/^\d{4}-/);
  });

  it('that is unknown, revoked, over, or of a dashboard in the trash answers the same', async () => {
    const failure = async (work: Promise<unknown>) =>
      await work.then(
        () => 'no failure',
        (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
      );
    const unknown = await failure(openShare('A'.repeat(43), ctx));
    expect(unknown).toMatch(/^not_found: /);
    for (const token of ['', 'x', `${'A'.repeat(43)}=`, "' OR 1=1 --", '\0'])
      expect(await failure(openShare(token, ctx))).toBe(unknown);
    const revoked = await share(NOTHING);
    await revokeShare(ctx, revoked.id, revoked.made.share.id);
    expect(await failure(openShare(revoked.made.token, ctx))).toBe(unknown);
    const over = await share(NOTHING, '2100-01-01T00:00:00Z');
    await database.query(`UPDATE dashboard_share SET expires_at = now() - interval '1 ms' WHERE id = $1`, [
      over.made.share.id,
    ]);
    expect(await failure(openShare(over.made.token, ctx))).toBe(unknown);
    const trashed = await share(NOTHING);
    await deleteDashboard(ctx, trashed.id);
    expect(await failure(sharedDashboard(trashed.shared))).toBe(unknown);
    expect(await failure(ask(trashed.shared, 'top', { kind: 'query' }))).toBe(unknown);
    await restoreDashboard(ctx, trashed.id);
    expect(await sharedDashboard(trashed.shared)).toMatchObject({ version: 1 });
  });

  it('is of its tenant, whose dashboards alone can be shared and links revoked', async () => {
    const other = { ...ctx, tenantId: 2 };
    const { id, made } = await share(NOTHING);
    const gone = { code: 'not_found' };
    await expect(listShares(other, id)).rejects.toMatchObject(gone);
    await expect(createShare(other, id, { name: '', expiresAt: null, allow: ALL })).rejects.toMatchObject(
      gone,
    );
    await expect(revokeShare(other, id, made.share.id)).rejects.toMatchObject(gone);
    expect((await openShare(made.token, other)).ctx.tenantId).toBe(DEFAULT_TENANT_ID);
  });

  it('cannot be made for a time that has passed, nor beyond fifty, and can for a ready-made dashboard', async () => {
    const { id } = await share(NOTHING);
    const make = (expiresAt: string | null) => createShare(ctx, id, { name: '', expiresAt, allow: ALL });
    await expect(make('2020-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'bad_request' });
    for (let at = 1; at < 50; at++) await make(null);
    await expect(make(null)).rejects.toMatchObject({ code: 'conflict' });
    const ready = await createShare(ctx, 'ready-errors', { name: '', expiresAt: null, allow: ALL });
    expect(await sharedDashboard(await openShare(ready.token, ctx))).toMatchObject({ version: 1 });
  });
});

describe('what a link lets ask', () => {
  it('is what the stored panel asks, over its own time and chosen values, whatever is sent', async () => {
    const { shared } = await share(NOTHING);
    expect(await services(shared)).toEqual({ public: 5 });
    const wider = { from: 'now-7d', to: 'now', variables: { service: [] } };
    expect(await services(shared, wider)).toEqual({ public: 5 });
    expect(await services(shared, { variables: { service: ['secret'] } })).toEqual({ public: 5 });
    expect(await sharedVariable(shared, 'service', { variables: {}, prefix: '' })).toEqual({
      values: [],
      complete: true,
    });
  });

  it('has other times and values where the link allows them', async () => {
    const { shared } = await share(ALL);
    expect(await services(shared)).toEqual({ public: 5 });
    expect(await services(shared, { from: 'now-7d', to: 'now' })).toEqual({ public: 8 });
    expect(await services(shared, { variables: { service: [] } })).toEqual({ public: 5, secret: 7 });
    const times = await share({ time: true, variables: false });
    expect(await services(times.shared, { from: 'now-7d', variables: { service: [] } })).toEqual({
      public: 8,
    });
    const values = await share({ time: false, variables: true });
    expect(await services(values.shared, { from: 'now-7d', variables: { service: ['secret'] } })).toEqual({
      secret: 7,
    });
    const offered = await sharedVariable(shared, 'service', { variables: {}, prefix: '' });
    expect(offered).toEqual({ values: ['secret', 'public'], complete: true });
  });

  it('takes chosen values for texts, never for a query', async () => {
    const { shared } = await share(ALL);
    for (const value of [
      'public OR service:secret',
      '* OR *',
      '"public" OR secret',
      '*',
      'pub*',
      '/.*/',
      '$service',
    ])
      expect(await services(shared, { variables: { service: [value] } })).toEqual({});
  });

  it('is refused for variables, values and panels that the dashboard does not have, and for other questions', async () => {
    const { shared } = await share(ALL);
    const wrong = { code: 'bad_request' };
    const chosen = (variables: Record<string, string[]>) => services(shared, { variables });
    await expect(chosen({ other: ['x'] })).rejects.toMatchObject(wrong);
    await expect(chosen(JSON.parse('{"constructor": ["x"]}'))).rejects.toMatchObject(wrong);
    await expect(chosen({ stage: ['probe'] })).rejects.toMatchObject(wrong);
    await expect(chosen({ stage: ['sort', 'final'] })).rejects.toMatchObject(wrong);
    await expect(ask(shared, 'none', { kind: 'query' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ask(shared, 'top', { kind: 'query', queryName: 'b' })).rejects.toMatchObject(wrong);
    for (const kind of ['logs', 'traces', 'heatmap', 'map'] as const)
      await expect(ask(shared, 'top', { kind })).rejects.toMatchObject(wrong);
    await expect(ask(shared, 'notes', { kind: 'query' })).rejects.toMatchObject(wrong);
    await expect(sharedVariable(shared, 'other', { variables: {}, prefix: '' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('has no room for a query, filters, fields, cursors or more lines', () => {
    const hostile: object[] = [
      { kind: 'query', q: '*' },
      { kind: 'query', filters: ['service:secret'] },
      { kind: 'query', by: ['secret'] },
      { kind: 'query', measures: [{ fn: 'count' }] },
      { kind: 'query', buckets: 100_000 },
      { kind: 'query', saved: { x: { name: '', q: '*' } } },
      { kind: 'logs', cursor: 'x' },
      { kind: 'logs', columns: ['secret'] },
      { kind: 'logs', limit: 1_000 },
      { kind: 'map', service: 'secret' },
      { kind: 'fields' },
      { kind: 'query', variables: { service: Array.from({ length: 51 }, (_, at) => `${at}`) } },
    ];
    for (const body of hostile) expect(sharedPanelBodySchema.safeParse(body).success).toBe(false);
  });

  it('shows of a line its columns and nothing else, and no way to more lines', async () => {
    const { shared } = await share(NOTHING);
    const found = (await ask(shared, 'lines', { kind: 'logs', limit: 2 })) as LogSearchResponse;
    expect(found.logs).toHaveLength(2);
    expect(found).toMatchObject({ nextCursor: null, prevCursor: null });
    expect(found.logs[0]).toMatchObject({
      service: 'public',
      body: '',
      attributes: { lot: expect.any(String) },
      resource: {},
    });
    expect(JSON.stringify(found)).not.toMatch(/hidden|h1|"eu"|line \d/);
  });
});
