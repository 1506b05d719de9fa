import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import { earlier, later, type TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { anchorPredicate, chooseAnchor } from './choose-anchor';
import { bindPlan } from './find-traces';
import { isAbsent } from './is-absent';
import { pickSummaries } from './pick-summaries';
import { possibleSql } from './possible-sql';
import { FRONT, type SummaryRow, summaryColumns } from './summary-row';
import type { TracePlan } from './trace-plan';
import type { TraceSearch } from './trace-search';
import { TraceVerifier } from './verify-traces';

export interface SpreadTraces {
  rows: SummaryRow[];
  /** Whether these are all that match. */
  complete: boolean;
  /** The chance that each match had to be among them. 0: there was no time to look at any. */
  share: number;
  tooLarge: number;
}

export interface SpreadAsk {
  plan: TracePlan;
  range: TimeRange;
  need: number;
  budgetMs: number;
  /** Traces that are read at most, matching or not. Default 60,000. */
  mostRead?: number;
  pool?: PoolName;
}

type Sampled = Omit<SpreadTraces, 'tooLarge'>;

/** Traces whose spans have an anchor; beyond them the range is sampled. */
const MAX_CANDIDATES = 20_000;
const PICK_MS = 2_500;
/** Places all over the range at which traces are read. */
const PLACES = 256n;
export const PARTS = Number(PLACES);
const FIRST_SHARE = 512n;
const MAX_ROWS = 60_000;

/**
 * Matching traces spread over the range, each with the same chance: all of them where the token index finds few, else
 * those that start in stretches of one length, one in each of 256 parts of the range, which grow until there are enough.
 */
export async function spreadTraces(ctx: RequestContext, ask: SpreadAsk): Promise<SpreadTraces> {
  const { need, mostRead = MAX_ROWS, range, pool } = ask;
  const deadline = performance.now() + ask.budgetMs;
  const plan = await bindPlan(ctx, ask.plan, pool);
  if (await isAbsent(ctx, plan, range.fromNs, pool))
    return { rows: [], complete: true, share: 1, tooLarge: 0 };
  const verifier = new TraceVerifier(ctx, plan, pool);
  const search: TraceSearch = { ctx, plan, range, order: 'newest', after: FRONT, pool };
  const found = await sample(search, verifier, { need, mostRead, deadline });
  return { ...found, tooLarge: verifier.tooLarge };
}

/** Whether the index would find no more than can be looked at, going by one part in `times` of the range. */
function mayBeFew({ plan }: TraceSearch, verifier: TraceVerifier, times: number): boolean {
  const seen = (chooseAnchor(plan, verifier) ?? []).reduce((sum, set) => sum + (verifier.found[set] ?? 0), 0);
  return seen * times < MAX_CANDIDATES;
}

/** All traces with a span of the anchor. Null: there is none to look up, or too many have it. */
async function lookUp(
  search: TraceSearch,
  verifier: TraceVerifier,
  deadline: number,
): Promise<SummaryRow[] | null> {
  const { plan, range } = search;
  const anchor = chooseAnchor(plan, verifier);
  if (anchor === null) return null;
  try {
    const predicate = anchorPredicate(plan, anchor);
    const leftMs = Math.max(1, Math.min(PICK_MS, deadline - performance.now()));
    const rows = await pickSummaries(search, predicate, range, MAX_CANDIDATES + 1, leftMs);
    return rows.length > MAX_CANDIDATES ? null : rows;
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

/** Verifies them in an order that chance gave, as far as time goes. */
async function keepSome(
  candidates: readonly SummaryRow[],
  verifier: TraceVerifier,
  need: number,
  deadline: number,
): Promise<Sampled> {
  const rows: SummaryRow[] = [];
  const shuffled = candidates.toSorted(byChance);
  let looked = 0;
  try {
    while (looked < shuffled.length && rows.length <= need) {
      const part = shuffled.slice(looked, looked + 1_000);
      for (const row of await verifier.keep(part, part.length, deadline)) rows.push(row);
      looked += part.length;
    }
  } catch (error) {
    if (!isTimeout(error)) throw error;
  }
  return some(rows, need, shuffled.length === 0 ? 1 : looked / shuffled.length);
}

/** At most `need` of the matches, which are a share of all. */
function some(rows: readonly SummaryRow[], need: number, share: number): Sampled {
  if (rows.length <= need) return { rows: [...rows], complete: share >= 1, share };
  return {
    rows: takeByChance(rows, need),
    complete: false,
    share: share * (need / rows.length),
  };
}

/** So many of the traces, each with the same chance; of the same traces the same ones. */
export function takeByChance(rows: readonly SummaryRow[], count: number): SummaryRow[] {
  return rows.toSorted(byChance).slice(0, count);
}

/** The part of the range, from 0 on, that a time is in. */
export function partOf({ fromNs, toNs }: TimeRange, ns: bigint): number {
  return Number((ns - fromNs) / ((toNs - fromNs + PLACES - 1n) / PLACES));
}

async function sample(
  search: TraceSearch,
  verifier: TraceVerifier,
  { need, mostRead, deadline }: { need: number; mostRead: number; deadline: number },
): Promise<Sampled> {
  const { fromNs, toNs } = search.range;
  const whole = (toNs - fromNs + PLACES - 1n) / PLACES;
  let rows: SummaryRow[] = [];
  let read = 0;
  let doneNs = 0n;
  let nextNs = whole / FIRST_SHARE + 1n;
  // Each step reads what the stretches grew by; one that is not over in time leaves what was found before as it is.
  while (doneNs < whole && rows.length <= need && read < mostRead) {
    const leftMs = deadline - performance.now();
    if (leftMs <= 1) break;
    const untilNs = nextNs < whole ? nextNs : whole;
    try {
      const fresh = await readStretches(search, whole, doneNs, untilNs, mostRead + 1, leftMs);
      if (fresh.length > mostRead) break;
      const kept = await verifier.keep(fresh, fresh.length, deadline);
      read += fresh.length;
      rows = [...rows, ...kept];
    } catch (error) {
      if (!isTimeout(error) || doneNs === 0n) throw error;
      break;
    }
    const before = doneNs;
    doneNs = untilNs;
    if (before === 0n && mayBeFew(search, verifier, Number(whole) / Number(doneNs))) {
      const candidates = await lookUp(search, verifier, deadline);
      if (candidates) return await keepSome(candidates, verifier, need, deadline);
    }
    nextNs = grown(doneNs, rows.length, need);
  }
  return some(rows, need, doneNs >= whole ? 1 : Number(doneNs) / Number(whole));
}

/** How much of each part to read next: what should bring the rest, at least as much again and at most eight times that. */
function grown(doneNs: bigint, found: number, need: number): bigint {
  const wanted = found === 0 ? 8 : (1.3 * (need - found)) / found;
  return doneNs * BigInt(1 + Math.ceil(Math.min(8, Math.max(1, wanted))));
}

/** The traces that may match and start between the two distances behind each place. */
async function readStretches(
  { ctx, plan, range, pool = 'search' }: TraceSearch,
  whole: bigint,
  fromNs: bigint,
  toNs: bigint,
  limit: number,
  timeoutMs: number,
): Promise<SummaryRow[]> {
  const stretches = stretchesOf(range, whole, fromNs, toNs);
  const starts = stretches.map((stretch) => stretch.fromNs);
  const ends = stretches.map((stretch) => stretch.toNs);
  const sql = statement((params) => {
    const possible = possibleSql(plan, params);
    return `SELECT ${summaryColumns(plan.fields.map((field) => field(params)))}
      FROM unnest(${params.add(starts)}::bigint[], ${params.add(ends)}::bigint[]) AS g(lo, hi)
      CROSS JOIN LATERAL (
        SELECT s.* FROM trace_summary s WHERE s.tenant_id = ${params.add(ctx.tenantId)}::int
          AND s.start_ns >= g.lo AND s.start_ns < g.hi AND ${possible ?? 'TRUE'}
      ) s LIMIT ${limit}`;
  });
  return await runQuery<SummaryRow>(sql, { signal: ctx.signal, timeoutMs, pool });
}

/**
 * Where in its part each stretch begins is any place, another in each (by the range, so that the same question has the
 * same answer): traffic has rhythms, and one place in all would always meet the same beat of them. One that reaches the
 * end goes on at the start.
 */
function stretchesOf(range: TimeRange, whole: bigint, fromNs: bigint, toNs: bigint): TimeRange[] {
  const seed = Number(BigInt.asIntN(32, range.fromNs ^ range.toNs));
  const stretches: TimeRange[] = [];
  for (let part = range.fromNs, n = 1; part < range.toNs; part += whole, n++) {
    const shift = (BigInt(mixed(seed ^ Math.imul(n, 0x9e3779b1))) * whole) >> 32n;
    const [lo, hi] = [shift + fromNs, shift + toNs];
    const pieces = [
      { lo, hi: earlier(hi, whole) },
      { lo: later(lo, whole) - whole, hi: hi - whole },
    ].filter((piece) => piece.lo < piece.hi);
    for (const piece of pieces)
      stretches.push({ fromNs: part + piece.lo, toNs: earlier(part + piece.hi, range.toNs) });
  }
  return stretches;
}

/** By all of the trace's id, which says nothing about the trace: some ids begin with the time, some are counted up. */
function byChance(a: SummaryRow, b: SummaryRow): number {
  return chanceOf(a) - chanceOf(b) || (a.trace_key < b.trace_key ? -1 : 1);
}

function chanceOf({ trace_key, shard_key }: SummaryRow): number {
  const head = Number.parseInt(trace_key.slice(0, 8), 16) | 0;
  const middle = Number.parseInt(trace_key.slice(24, 32), 16) | 0;
  return mixed(mixed(mixed(shard_key) ^ head) ^ middle);
}

/** Spreads the bits of a number (MurmurHash3's finalizer), for ids that were counted up. */
function mixed(key: number): number {
  let hash = key ^ (key >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function isTimeout(error: unknown): boolean {
  return error instanceof AppError && error.code === 'timeout';
}
