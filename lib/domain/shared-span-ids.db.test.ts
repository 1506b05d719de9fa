import { expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { writeSpans } from '../store/write/write-spans';
import { NS_PER_HOUR, nowNs, timeNs } from '../time/time-ns';
import { buildOutlinedTrace } from '../trace/build-trace';
import { answeredSpans, sharesIds, spanIdentity } from '../trace/span-identity';
import { groupSpans, spansByStart } from '../trace/trace-statistics';
import { findTraceSpans } from './find-trace-spans';
import { getTraceOutline } from './get-trace-outline';
import { traceValues } from './trace-values';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = nowNs() - NS_PER_HOUR;

/** As Zipkin stores a call: both sides have its id, and here the server's clock is 40 ms late. */
async function zipkinCall(traceId: string) {
  const side = (kind: number, service: string, startMs: number, ms: number, path: string | null) =>
    testSpan({
      traceId,
      spanId: '00000000000000aa',
      parentSpanId: null,
      name: 'get /users',
      kind,
      start: timeNs(base + BigInt(startMs) * 1_000_000n),
      durationNs: BigInt(ms) * 1_000_000n,
      stream: testStream({ service, resource: { 'host.name': service } }),
      attributes: path === null ? {} : { 'http.route': path },
    });
  const records = [side(3, 'web', 0, 100, null), side(2, 'users', 40, 80, '/users')];
  await writeSpans({ tenantId: ctx.tenantId, records, digest: Buffer.from(traceId) });
  const outline = await getTraceOutline(ctx, traceId);
  return [true, false].map((correctSkew) => buildOutlinedTrace(outline, { correctSkew }));
}

it('the two sides of a call with one id keep their own values and matches, also where clocks are corrected', async () => {
  const traceId = 'ce'.repeat(16);
  const models = await zipkinCall(traceId);
  const read = await traceValues(ctx, traceId, 'http.route', true);
  const answered = answeredSpans(read.spanIds, read.apart);
  const value = new Map(answered.map((span, at) => [span, read.values[read.value[at] ?? -1] ?? '']));
  const found = await findTraceSpans(ctx, traceId, 'service:web', { apart: true });
  const matches = new Set(answeredSpans(found.spanIds, found.apart));
  expect(models.map((model) => model.skewCorrected)).toEqual([true, false]);
  for (const model of models) {
    expect(sharesIds(model)).toBe(true);
    const groups = groupSpans(
      model,
      spansByStart(model),
      (node) => value.get(spanIdentity(model, node)) ?? null,
      new Float64Array(model.nodes.length),
    );
    expect(groups.map(({ value: route, count, totalNs }) => [route, count, totalNs])).toEqual([
      [null, 1, 100_000_000],
      ['/users', 1, 80_000_000],
    ]);
    const marked = model.nodes.filter((node) => matches.has(spanIdentity(model, node)));
    expect(marked.map(({ span }) => span.service)).toEqual(['web']);
  }
});
