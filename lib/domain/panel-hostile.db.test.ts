import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import {
  heatmapQuestionSchema,
  type PanelQuestionInput,
  panelQuestionSchema,
} from '../contracts/dashboard/panel-question';
import { writeLogs } from '../store/write/write-logs';
import { formatIsoNs } from '../time/iso';
import { timeNs } from '../time/time-ns';
import { heatmapQuery } from './heatmap-query';
import { panelQuery } from './panel-query';

const database = openTestDatabase();

const SECOND = 1_000_000_000n;
const START = 1_700_000_000n * SECOND;
const LOGS = 400;
const NAMES = [
  '__proto__',
  'constructor',
  `a"; DROP TABLE log; --`,
  `$1`,
  `it's`,
  'a\\b',
  '💥'.repeat(64),
  ' ',
];
const records = Array.from({ length: LOGS }, (_, index) =>
  testLog({
    time: timeNs(START + BigInt(index) * 10n * SECOND),
    stream: testStream({ service: `service-${index % 120}` }),
    attributes: Object.fromEntries([
      ...NAMES.map((name) => [name, `v${index % 2}`]),
      ['n', 1e308],
      ['m', -1e308],
      // More than a double holds, on both sides, once in a list.
      ['huge', index % 2 === 0 ? '1e400' : ['-1e400', 7, true]],
    ]),
  }),
);
const RANGE = { from: formatIsoNs(START), to: formatIsoNs(START + 4_000n * SECOND) };

beforeAll(async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

function context(signal = new AbortController().signal): RequestContext {
  return { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal };
}

async function ask(over: Partial<PanelQuestionInput>, signal?: AbortSignal) {
  const question = {
    source: 'logs' as const,
    q: '',
    ...RANGE,
    measures: [{ fn: 'count' as const }],
    ...over,
  };
  return await panelQuery(context(signal), panelQuestionSchema.parse(question));
}

describe('hostile questions of panels', () => {
  it('refuses what is too much before anything is asked', () => {
    const wrong: unknown[] = [
      { by: ['a', 'b', 'c', 'd', 'e'] },
      { by: ['x'.repeat(257)] },
      { measures: [] },
      { measures: Array(9).fill({ fn: 'count' }) },
      { measures: [{ fn: 'p95' }] },
      { measures: [{ fn: 'p50', field: 'n', share: 1 }] },
      { top: { size: 101, order: 'most', other: true } },
      { buckets: 1_001 },
      { stepMs: 0.5 },
      { q: 'x'.repeat(16_385) },
      { extra: true },
    ];
    for (const over of wrong) {
      const question = { source: 'logs', q: '', ...RANGE, measures: [{ fn: 'count' }], ...(over as object) };
      expect(panelQuestionSchema.safeParse(question).success, JSON.stringify(over).slice(0, 80)).toBe(false);
    }
    const heatmap = { source: 'logs', q: '', ...RANGE, field: 'n' };
    for (const over of [{ buckets: 401 }, { rows: 61 }, { rows: 1 }, { field: '' }])
      expect(heatmapQuestionSchema.safeParse({ ...heatmap, ...over }).success).toBe(false);
  });

  it('says where a query is wrong, and which zone is none', async () => {
    await expect(ask({ q: 'level:' })).rejects.toMatchObject({
      code: 'bad_request',
      details: { diagnostics: [{ severity: 'error' }] },
    });
    await expect(ask({ buckets: 10, zone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(ask({ from: 'yesterday-ish' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(ask({ from: RANGE.to, to: RANGE.from })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('takes names of fields as names, whatever is in them', async () => {
    for (const name of NAMES) {
      const { series, without } = await ask({
        by: [name],
        measures: [{ fn: 'count' }, { fn: 'unique', field: name }],
      });
      expect(without, name).toBe(0);
      expect(series.map(({ key, values }) => [key, values])).toEqual([
        [['v0'], [LOGS / 2, 1]],
        [['v1'], [LOGS / 2, 1]],
      ]);
    }
    const unknown = await ask({ by: ['no such field'], measures: [{ fn: 'avg', field: 'no\0where' }] });
    expect(unknown).toMatchObject({ series: [], total: LOGS, without: LOGS, groups: 0 });
    expect(await database.query<{ n: bigint }>('SELECT count(*) AS n FROM log')).toEqual([
      { n: BigInt(LOGS) },
    ]);
  });

  it('ends with a regular expression that others never end with', async () => {
    const { total } = await ask({ q: 'message:/(a+)+(a+)+x/ OR __proto__:/(v|v0|v1)+1/' });
    expect(total).toBe(LOGS / 2);
  });

  it('bounds buckets and groups, and says so', async () => {
    const many = await ask({
      by: ['service'],
      top: { size: 100, order: 'most', other: true },
      buckets: 1_000,
      measures: [{ fn: 'count' }, { fn: 'p99', field: 'n' }],
    });
    expect(many.series.length).toBe(101);
    expect(many.times.length).toBeLessThanOrEqual(1_000);
    expect(many.series.reduce((sum, { count }) => sum + count, 0)).toBe(LOGS);
    const narrow = await ask({ from: '2000-01-01', to: '2040-01-01', buckets: 10, stepMs: 1_000 });
    expect(narrow.times.length).toBeLessThanOrEqual(1_000);
    expect(narrow.total).toBe(LOGS);
    expect(narrow.approximate).toHaveLength(1);
  });

  it('reckons with the largest numbers there are', async () => {
    const { series } = await ask({
      measures: (['sum', 'avg', 'min', 'max', 'p50'] as const).map((fn) => ({ fn, field: 'm' })),
    });
    expect(series[0]?.values.slice(1)).toEqual([-1e308, -1e308, -1e308, -1e308]);
    const beyond = await ask({
      measures: (['sum', 'avg', 'min', 'max', 'p99', 'unique'] as const).map((fn) => ({ fn, field: 'huge' })),
    });
    for (const value of beyond.series[0]?.values ?? []) expect(Number.isFinite(value)).toBe(true);
    expect(beyond.series[0]?.values.slice(2, 4)).toEqual([-Number.MAX_VALUE, Number.MAX_VALUE]);
    for (const scale of ['log', 'linear'] as const)
      for (const field of ['n', 'm', 'huge']) {
        const question = heatmapQuestionSchema.parse({
          source: 'logs',
          q: '',
          ...RANGE,
          field,
          scale,
          rows: 2,
        });
        const { counts, total } = await heatmapQuery(context(), question);
        expect(total).toBe(LOGS);
        expect(counts.flat().reduce((sum, n) => sum + n, 0)).toBe(LOGS);
      }
  });

  it('answers a hundred questions at once, and none that nobody waits for', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        ask({ q: `service:service-${at}`, compare: 'previous', buckets: 20 }),
      ),
    );
    expect(answers.every(({ total }) => total > 0)).toBe(true);
    await expect(ask({}, AbortSignal.abort())).rejects.toMatchObject({ code: 'canceled' });
  });
});
