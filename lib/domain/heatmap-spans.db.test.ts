import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { heatmapQuestionSchema } from '../contracts/dashboard/panel-question';
import type { SpanRecord } from '../contracts/telemetry';
import { numbersOf } from '../query/aggregate/record-values';
import { evaluateSpan } from '../query/evaluate';
import { parseQuery } from '../query/parse';
import { parseIsoNs } from '../time/iso';
import { heatmapSpans } from './heatmap-spans';
import { plainSpans, storeRandomSpans } from './random-spans';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
beforeAll(storeRandomSpans);

/** Whether a query finds a span, by the language's rules. */
function finds(q: string): (span: SpanRecord) => boolean {
  const { ast } = parseQuery(q, 'span');
  return (span) => evaluateSpan(ast, span, 0n);
}

const nsOf = (text: string) => parseIsoNs(text) ?? 0n;

describe('heatmapSpans', () => {
  it('counts each number in its cell', async () => {
    const ends = { from: '2023-11-15T00:00:00Z', to: '2023-11-25T12:34:56.789Z' };
    for (const [field, q] of [
      ['duration', ''],
      ['duration', 'kind:server'],
      ['n', ''],
      ['http.status', 'status:error'],
    ] as const)
      for (const scale of ['log', 'linear'] as const) {
        const answer = await heatmapSpans(
          ctx,
          heatmapQuestionSchema.parse({
            source: 'spans',
            q,
            ...ends,
            field,
            scale,
            buckets: 9,
            rows: 12,
            precision: 'exact',
          }),
        );
        const found = plainSpans(finds(q), { fromNs: nsOf(ends.from), toNs: nsOf(ends.to) }).map(
          (record) => ({
            time: record.time,
            numbers: numbersOf({ names: [field], missing: null }, record),
          }),
        );
        const starts = answer.times.map(nsOf);
        const cells = answer.rows.map(({ from, to }) =>
          starts.map(
            (start, at) =>
              found.filter(
                ({ time, numbers }) =>
                  time >= start &&
                  time < (starts[at + 1] ?? nsOf(ends.to)) &&
                  numbers.some((number) => (from === null || number >= from) && (to === null || number < to)),
              ).length,
          ),
        );
        expect(answer.rows.length).toBeLessThanOrEqual(12);
        const isSummed = field === 'duration' && scale === 'log';
        expect(answer.read).toBe(isSummed ? 'rollup' : 'rows');
        expect(answer.counts, `${field} ${q} ${scale}`).toEqual(cells);
        expect(answer.total).toBe(found.filter(({ numbers }) => numbers.length > 0).length);
        expect(answer.total).toBeGreaterThan(0);
      }
  });
});
