import { beforeAll, expect, it } from 'vitest';
import { testBoard } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { Variable } from '../contracts/dashboard/dashboard-document';
import type { Panel } from '../contracts/dashboard/panel';
import { type SharedPanelInput, sharedPanelBodySchema } from '../contracts/dashboard/share-api';
import type { LogSearchResponse } from '../contracts/log-search';
import { writeLogs } from '../store/write/write-logs';
import { NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { createDashboard } from './create-dashboard';
import { createShare } from './dashboard-shares';
import { openShare } from './open-share';
import { sharedPanel } from './shared-panel';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const frame = { title: '', description: '', at: { x: 0, y: 0, w: 6, h: 4 }, links: [] };
const map: Panel = { ...frame, kind: 'map', id: 'map', service: '$service', depth: 1 };
const lines = (columns: string[]): Panel => ({
  ...{ ...frame, kind: 'logs', id: 'lines', columns, order: 'newest' },
  records: { source: 'logs', q: 'service:$service', savedId: null },
});

beforeAll(async () => {
  const time = timeNs(nowNs() - NS_PER_MINUTE);
  const records = ['public', 'secret'].map((service) =>
    testLog({ time, body: `of ${service}`, attributes: { lot: 'L1' }, stream: testStream({ service }) }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

/** Asks the one panel of a shared dashboard with a variable `service`. */
async function ask(
  panel: Panel,
  { chosen, values }: Partial<Variable>,
  body: SharedPanelInput,
  variables = false,
) {
  const document = {
    ...{ ...testBoard('Shared'), time: { from: 'now-1h', to: 'now' }, panels: [panel] },
    variables: [
      {
        ...{ name: 'service', label: '', multi: true, chosen: chosen ?? ['public'] },
        values: values ?? { from: 'field' as const, source: 'logs' as const, field: 'service', q: '' },
      },
    ],
  };
  const { id } = await createDashboard(ctx, { document, folder: '', tags: [] });
  const { token } = await createShare(ctx, id, {
    ...{ name: '', expiresAt: null },
    allow: { time: false, variables },
  });
  return await sharedPanel(await openShare(token, ctx), panel.id, sharedPanelBodySchema.parse(body));
}
const bodies = (found: unknown) => (found as LogSearchResponse).logs.map(({ body }) => body).sort();

it('a map never shows more services than were chosen', async () => {
  await expect(ask(map, { chosen: ['public', 'quiet'] }, { kind: 'map' })).rejects.toMatchObject({
    code: 'bad_request',
    message: expect.stringContaining('choose one value of $service'),
  });
  await expect(ask(map, { chosen: ['public'] }, { kind: 'map' })).resolves.toBeDefined();
  await expect(ask(map, { chosen: [] }, { kind: 'map' })).resolves.toBeDefined();
});

it('all values of a list that was written down are those listed, of a field all there are', async () => {
  const all: SharedPanelInput = { kind: 'logs', variables: { service: [] } };
  const list = { values: { from: 'list' as const, list: ['public', 'quiet'] } };
  expect(bodies(await ask(lines([]), list, all, true))).toEqual(['of public']);
  expect(bodies(await ask(lines([]), {}, all, true))).toEqual(['of public', 'of secret']);
  expect(bodies(await ask(lines([]), {}, all, false))).toEqual(['of public']);
  // The dashboard itself shows all of them.
  expect(bodies(await ask(lines([]), { ...list, chosen: [] }, all, true))).toEqual([
    'of public',
    'of secret',
  ]);
});

it('a line has its message wherever the panel shows it: among its columns, by any name, or without columns', async () => {
  for (const columns of [[], ['message'], ['lot', 'Body'], ['msg']])
    expect(bodies(await ask(lines(columns), {}, { kind: 'logs' })), columns.join()).toEqual(['of public']);
  expect(bodies(await ask(lines(['lot', 'service']), {}, { kind: 'logs' }))).toEqual(['']);
});
