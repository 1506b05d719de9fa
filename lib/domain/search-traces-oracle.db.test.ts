import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ArbitraryForm,
  arbitraryForm,
  arbitraryTrace,
  arbitraryTraceQuery,
} from '../../scripts/arbitrary-trace';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { traceKey } from '../contracts/keys';
import type { SpanRecord } from '../contracts/telemetry';
import { TRACE_ORDERS, type TraceSearchQuery, traceSearchQuerySchema } from '../contracts/trace-search';
import { parseQuery } from '../query/parse';
import { evaluateTrace } from '../query/trace/evaluate-trace';
import { chooseAnchor } from '../store/spans/choose-anchor';
import { bindPlan } from '../store/spans/find-traces';
import { pickTraces } from '../store/spans/pick-traces';
import { FRONT } from '../store/spans/summary-row';
import { TraceVerifier } from '../store/spans/verify-traces';
import { walkSummaries } from '../store/spans/walk-summaries';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs } from '../time/time-ns';
import { earlier, later } from '../time/time-range';
import { matchingTraces } from './matching-traces';
import { parseDurationNs } from './parse-duration';
import { searchTraces } from './search-traces';
import { readTraceQuestion } from './trace-question';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const TRACES = 160;
const now = nowNs();
const base = floorTo(now - 30n * NS_PER_HOUR, NS_PER_HOUR);
/** Over four hours; some start at the same time. */
const startOf = (n: number) => base + BigInt(Math.floor(n / 2)) * 3n * NS_PER_MINUTE;
const idOf = (n: number) => (n % 9 === 4 ? `trace-${n}` : ((n + 1) * 7919).toString(16).padStart(32, '0'));

const numbers = Array.from({ length: TRACES }, (_, n) => n);
const traces: SpanRecord[][] = numbers.map(
  (n) => fc.sample(arbitraryTrace(idOf(n), startOf(n)), { numRuns: 1, seed: 4_000 + n })[0] ?? [],
);

interface Facts {
  traceId: string;
  key: string;
  start: bigint;
  ranks: Record<(typeof TRACE_ORDERS)[number], bigint>;
  spans: SpanRecord[];
}

const facts: Facts[] = traces.map((spans) => {
  const start = spans.map((span): bigint => span.start).reduce(earlier);
  const end = spans.map((span) => span.start + span.durationNs).reduce(later);
  const traceId = spans[0]?.traceId ?? '';
  const ranks = {
    newest: start,
    slowest: end - start,
    errors: BigInt(spans.filter(({ status }) => status === 2).length),
    spans: BigInt(spans.length),
  };
  return { traceId, key: traceKey(traceId).key, start, ranks, spans };
});

beforeAll(async () => {
  // Children before their parents, and a trace in several batches, as it comes over a network.
  const all = traces.flat();
  const shuffled = all.map((span, at) => ({ span, by: (at * 7919) % 10_007 })).sort((a, b) => a.by - b.by);
  for (let at = 0; at < shuffled.length; at += 97) {
    const records = shuffled.slice(at, at + 97).map(({ span }) => span);
    await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  }
});

interface Question {
  q: string;
  form: ArbitraryForm;
  from: bigint;
  to: bigint;
}

const question: fc.Arbitrary<Question> = fc
  .record({
    q: arbitraryTraceQuery,
    form: fc.oneof(fc.constant({}), arbitraryForm),
    range: fc.oneof(
      fc.constant<[number, number]>([0, 300]),
      fc.tuple(fc.nat(260), fc.integer({ min: 1, max: 200 })),
    ),
  })
  .map(({ q, form, range: [at, length] }) => ({
    q,
    form,
    from: base + BigInt(at) * NS_PER_MINUTE,
    to: base + BigInt(at + length) * NS_PER_MINUTE,
  }));

/** The ids of the traces that match, in order, by the rules alone. */
function oracle({ q, form, from, to }: Question, order: (typeof TRACE_ORDERS)[number]): string[] {
  const { ast } = parseQuery(q, 'span');
  const least = parseDurationNs(form.minDuration, 'min');
  const most = parseDurationNs(form.maxDuration, 'max');
  const meetsForm = (span: SpanRecord) =>
    (form.service === undefined || span.stream.service === form.service) &&
    (form.operation === undefined || span.name === form.operation) &&
    (least === null || span.durationNs >= least) &&
    (most === null || span.durationNs <= most) &&
    (form.status !== 'error' || span.status === 2) &&
    (form.status !== 'ok' || span.status !== 2);
  const down = (a: bigint | string, b: bigint | string) => (a < b ? 1 : a > b ? -1 : 0);
  return facts
    .filter(({ start, spans }) => start >= from && start < to && evaluateTrace(ast, spans, now, meetsForm))
    .sort((a, b) => down(a.ranks[order], b.ranks[order]) || down(a.start, b.start) || down(a.key, b.key))
    .map(({ traceId }) => traceId);
}

async function paged(asked: Question, sort: TraceSearchQuery['sort'], limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages <= TRACES; pages++) {
    const range = { from: formatIsoNs(asked.from), to: formatIsoNs(asked.to) };
    const input = traceSearchQuerySchema.parse({ ...asked.form, ...range, q: asked.q, sort, limit, cursor });
    const page = await searchTraces(ctx, input);
    ids.push(...page.traces.map(({ traceId }) => traceId));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
  throw new Error('endless');
}

const RUNS = 80;

describe('the search for traces finds what the rules say', () => {
  it('in every order, page by page', async () => {
    const order = fc.constantFrom(...TRACE_ORDERS);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(question, order, fc.integer({ min: 7, max: 60 }), async (asked, sort, limit) => {
        const expected = oracle(asked, sort);
        found += expected.length;
        expect(await paged(asked, sort, limit)).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(RUNS);
  }, 120_000);

  it('through the token index alone, and walking a few at a time', async () => {
    const order = fc.constantFrom<'newest' | 'slowest' | 'spans'>('newest', 'slowest', 'spans');
    let picked = 0;
    await fc.assert(
      fc.asyncProperty(question, order, async (asked, order) => {
        const range = { fromNs: asked.from, toNs: asked.to };
        const read = await readTraceQuestion(ctx, { ...asked.form, q: asked.q, range, now });
        if (read.plan === null) throw new Error('No plan.');
        const plan = await bindPlan(ctx, read.plan);
        const verifier = new TraceVerifier(ctx, plan);
        const keys = new Map(facts.map(({ key, traceId }) => [key, traceId]));
        const idsOf = (rows: { trace_key: string }[]) => rows.map((row) => keys.get(row.trace_key));
        const expected = oracle(asked, order);
        const deadline = performance.now() + 600_000;
        const walked: { trace_key: string }[] = [];
        for (let after = FRONT; ; ) {
          const part = await walkSummaries({ ctx, plan, range, order, after }, 23, 10_000);
          walked.push(...(await verifier.keep(part.rows, 1_000, deadline)));
          if (part.end === null) break;
          after = part.end;
        }
        expect(idsOf(walked)).toEqual(expected);
        if (chooseAnchor(plan, verifier) === null) return;
        picked++;
        const search = { ctx, plan, range, order, after: FRONT };
        expect(idsOf(await pickTraces(search, verifier, range, 1_000, deadline))).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
    expect(picked).toBeGreaterThan(RUNS / 5);
  }, 120_000);

  it('spread over the range: all of them where there are few, else some of them, none twice', async () => {
    await fc.assert(
      fc.asyncProperty(question, fc.constantFrom(10, 1_000), async (asked, limit) => {
        const range = { fromNs: asked.from, toNs: asked.to };
        const found = await matchingTraces(
          ctx,
          { ...asked.form, q: asked.q, range, now },
          { limit, pick: 'spread' },
        );
        const expected = oracle(asked, 'newest');
        const ids = found.traces.map(({ traceId }) => traceId);
        if (expected.length <= limit) expect(found.complete).toBe(true);
        else expect(found.complete).toBe(false);
        expect(ids).toHaveLength(Math.min(limit, expected.length));
        expect(new Set(ids).size).toBe(ids.length);
        expect(expected).toEqual(expect.arrayContaining(ids));
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
