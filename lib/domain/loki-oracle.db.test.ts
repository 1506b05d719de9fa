import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import type { LogExpr, MetricExpr, RangeExpr } from '../compat/loki/logql/logql-ast';
import { parseLogql } from '../compat/loki/logql/parse-logql';
import { aggregateSeries } from '../compat/loki/metric/aggregate-series';
import { coveredBy, stepsOf } from '../compat/loki/metric/query-steps';
import { RangeSamples } from '../compat/loki/metric/range-samples';
import { type Series, seriesKey } from '../compat/loki/metric/series';
import { compilePipeline } from '../compat/loki/pipeline/compile-pipeline';
import { compileSelector } from '../compat/loki/pipeline/match-labels';
import type { PipelineEntry } from '../compat/loki/pipeline/pipeline-entry';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { NS_PER_MINUTE, NS_PER_SECOND, nowNs } from '../time/time-ns';
import { lokiPush } from './loki-push';
import { lokiQueryLogs } from './loki-query-logs';
import { lokiQueryMetric } from './loki-query-metric';
import { scanLoki } from './loki-scan';
import { selectLoki } from './loki-select';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const start = nowNs() - 60n * NS_PER_MINUTE;
const range = { fromNs: start, toNs: start + 20n * NS_PER_MINUTE };
const WORDS = [
  'Error',
  'error',
  'timeout',
  'time-out',
  'GET',
  '/api/v1',
  'naïve',
  'ÉTÉ',
  '10.1.2.3',
  '50%',
  'a_b',
  '"q"',
  '[x]',
  'C:\\dir',
];
let everything: PipelineEntry[] = [];

function lineOf(n: number): string {
  const word = (at: number) => WORDS[(n * (at + 3) + at * 7) % WORDS.length] ?? '';
  if (n % 3 === 0)
    return JSON.stringify({
      level: n % 2 ? 'info' : 'error',
      msg: `${word(1)} ${word(2)}`,
      ms: n % 97,
      user: `u${n % 11}`,
    });
  if (n % 3 === 1) return `level=warn ms=${n % 89} user=u${n % 7} msg="${word(1).replace(/["\\]/g, '')}"`;
  return `${word(0)} ${word(1)}: ${word(2)}${word(3)}`;
}

beforeAll(async () => {
  const streams = ['api', 'db', 'web'].map((app, at) => ({
    stream: { app, env: at === 2 ? 'dev' : 'prod' },
    values: Array.from({ length: 250 }, (_, n) => [
      (start + BigInt(n) * 4_700_000_000n + BigInt(at)).toString(),
      lineOf(n * 3 + at),
      ...(n % 5 === 0 ? [{ region: `r${n % 4}` }] : []),
    ]),
  }));
  const body = Buffer.from(JSON.stringify({ streams }));
  await lokiPush(ctx, { path: '/push', body, idempotencyKey: null, encoding: 'json', tenant: null });
  const selection = await selectLoki(ctx, parseLogql('{app=~".+"}') as LogExpr, nowNs());
  await scanLoki(
    ctx,
    { selection, range, order: 'oldest', page: 5000, most: 5000 },
    (entry) => everything.push(entry) > 0,
  );
  everything = everything.toSorted((a, b) => (a.timeNs < b.timeNs ? -1 : 1));
});

const selector = fc.constantFrom(
  '{app="api"}',
  '{app=~"api|db"}',
  '{env!="dev",app=~".+"}',
  '{service_name=~".+"}',
  '{app="none"}',
);
const piece = fc
  .tuple(fc.nat(740), fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([n, from, length]) => lineOf(n).slice(from, from + length))
  .filter((text) => text !== '');
const quoted = (text: string) => JSON.stringify(text);
const lineFilter = fc.oneof(
  fc.tuple(fc.constantFrom('|=', '!='), piece).map(([sign, text]) => `${sign} ${quoted(text)}`),
  fc
    .tuple(fc.constantFrom('|=', '!='), piece, piece)
    .map(([sign, a, b]) => `${sign} ${quoted(a)} or ${quoted(b)}`),
  fc.constantFrom(
    '|~ "error|timeout"',
    '|~ "(?i)ERROR"',
    '!~ "u[0-3]"',
    '|~ "^level=w"',
    '|~ "time.out$"',
    '|~ `\\bms\\b`',
    '|~ "é"',
    '|> "<_>GET<_>"',
  ),
);
const stage = fc.oneof(
  lineFilter,
  fc.constantFrom(
    '| json',
    '| logfmt',
    '| json | user="u3"',
    '| logfmt | ms > 40',
    '| detected_level="error"',
    '| detected_level!="unknown"',
    '| region="r1"',
    '| region=""',
    '| logfmt | user="u5" or ms < 5',
    '| json | logfmt | level_extracted="info"',
    '| line_format "x{{.app}}" |= "xapi"',
    '| label_format user=app | user="db"',
    '| drop user | user=""',
  ),
);
const logQuery = fc.tuple(selector, fc.array(stage, { maxLength: 3 })).map((parts) => parts.flat().join(' '));

function plainly(log: LogExpr): string[] {
  const [fits, run] = [compileSelector(log.selector), compilePipeline(log.stages)];
  return everything.flatMap((entry) => {
    const found = fits(entry.stream) ? run(entry) : null;
    return found ? [`${found.timeNs} ${found.line}`] : [];
  });
}

describe('LogQL over the store', () => {
  it('has all the lines to look at', () => {
    expect(everything).toHaveLength(750);
  });

  it('finds the lines that a plain look at every line finds', async () => {
    await fc.assert(
      fc.asyncProperty(logQuery, async (query) => {
        const log = parseLogql(query) as LogExpr;
        const asked = { log, range, limit: 5000, direction: 'forward' as const, intervalNs: 0n };
        const { lines } = await lokiQueryLogs(ctx, asked, nowNs());
        expect(lines.map(({ timeNs, line }) => `${timeNs} ${line}`)).toEqual(plainly(log));
      }),
      { numRuns: 25 },
    );
  });

  const metricQuery = fc
    .record({
      op: fc.constantFrom('count_over_time', 'rate', 'bytes_over_time', 'bytes_rate'),
      by: fc.constantFrom(
        '',
        ' by (app)',
        ' by (detected_level)',
        ' by (app, level)',
        ' by (region)',
        ' by (nothing)',
        ' without (app)',
      ),
      selector,
      stages: fc.array(fc.oneof({ weight: 3, arbitrary: lineFilter }, { weight: 1, arbitrary: stage }), {
        maxLength: 2,
      }),
      window: fc.constantFrom('1m', '90s', '7m', '13s'),
      offset: fc.constantFrom('', ' offset 3m'),
    })
    .map(({ op, by, selector: stream, stages, window, offset }) => {
      const pipeline = [stream, ...stages, '| drop __error__, __error_details__'].slice(
        0,
        stages.some((text) => text.includes('json') || text.includes('logfmt')) ? undefined : -1,
      );
      return `sum${by}(${op}(${pipeline.join(' ')}[${window}]${offset}))`;
    });

  it('counts what a plain look at every line counts, wherever the counting is done', async () => {
    const steps = stepsOf(start + 5n * NS_PER_MINUTE, start + 18n * NS_PER_MINUTE, 45n * NS_PER_SECOND);
    await fc.assert(
      fc.asyncProperty(metricQuery, async (query) => {
        const expr = parseLogql(query) as MetricExpr & { kind: 'aggregate'; child: RangeExpr };
        const { child } = expr;
        const samples = new RangeSamples(child, 5000);
        const fits = compileSelector(child.log.selector);
        const { afterNs, toNs } = coveredBy(steps, child.rangeNs, child.offsetNs);
        for (const entry of everything) {
          if (fits(entry.stream) && entry.timeNs > afterNs && entry.timeNs <= toNs) samples.add(entry);
        }
        const expected = aggregateSeries('sum', null, expr.grouping, samples.series(steps));
        const found = await lokiQueryMetric(ctx, expr, steps, nowNs());
        expect(inOrder(found as Series[])).toEqual(inOrder(expected));
      }),
      { numRuns: 25 },
    );
  });
});

function inOrder(series: readonly Series[]) {
  return series
    .filter(({ values }) => values.some((value) => value !== null))
    .map(({ labels, values }) => ({
      key: seriesKey(labels),
      values: values.map((value) => (value === null ? null : Number(value.toPrecision(12)))),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
