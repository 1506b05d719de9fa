import type { RequestContext } from '../contracts/context';
import type { PatternMiner } from '../patterns/pattern-miner';
import { MAX_CHARS } from '../patterns/split-line';
import { findLogs } from '../store/logs/find-logs';
import type { LogPosition } from '../store/logs/log-row';
import { sampleLogs } from '../store/logs/sample-logs';
import type { Predicate } from '../store/scan/predicate';
import { shouldYield, yieldEventLoop } from '../store/write/yield-event-loop';
import type { TimeRange } from '../time/time-range';
import type { PatternRow, PatternStats } from './pattern-tally';

export interface ReadMessages {
  predicate: Predicate;
  range: TimeRange;
  miner: PatternMiner<PatternStats>;
  tally: { add(stats: PatternStats, row: PatternRow): void };
}

export interface MessagesRead {
  read: number;
  /** They were all that match. */
  exact: boolean;
  /** Set when time ran out: nothing before was read. */
  readTo: bigint | null;
}

const SAMPLE = 6_000;
const SAMPLE_MS = 1_500;
const PAGE = 5_000;
const ALL_MS = 15_000;
/** More of a message says nothing about its pattern, except that it goes on. */
const PATTERN_CHARS = MAX_CHARS + 100;
const COLUMNS = `t.time_ns, t.seq, t.severity, t.service_id, left(t.body, ${PATTERN_CHARS}) AS body`;
const WEIGHT = `least(octet_length(t.body), ${PATTERN_CHARS})`;

/** Feeds a sample of the whole range to the miner. */
export async function readSomeMessages(ctx: RequestContext, input: ReadMessages): Promise<MessagesRead> {
  const { predicate, range } = input;
  const sample = await sampleLogs<PatternRow>(ctx, {
    predicate,
    range,
    rows: SAMPLE,
    columns: COLUMNS,
    weight: WEIGHT,
    budgetMs: SAMPLE_MS,
  });
  await feed(sample.rows, input);
  return { read: sample.rows.length, exact: sample.exact, readTo: null };
}

/** Feeds every match to the miner, newest first, page by page, as far as time allows. */
export async function readAllMessages(ctx: RequestContext, input: ReadMessages): Promise<MessagesRead> {
  const { predicate, range } = input;
  const deadline = performance.now() + ALL_MS;
  let after: LogPosition | null = null;
  let read = 0;
  for (;;) {
    const budgetMs = deadline - performance.now();
    if (budgetMs <= 0) return { read, exact: false, readTo: after?.timeNs ?? range.toNs };
    const page: Awaited<ReturnType<typeof findLogs<PatternRow>>> = await findLogs<PatternRow>(ctx, {
      predicate,
      range,
      order: 'newest',
      after,
      limit: PAGE,
      budgetMs,
      columns: COLUMNS,
      weight: WEIGHT,
    });
    await feed(page.rows, input);
    read += page.rows.length;
    if (page.stoppedAt !== null) return { read, exact: false, readTo: page.stoppedAt };
    if (page.next === null) return { read, exact: true, readTo: null };
    after = page.next;
  }
}

/** Other requests run in between. */
async function feed(rows: readonly PatternRow[], { miner, tally }: ReadMessages): Promise<void> {
  for (const [index, row] of rows.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    const stats = miner.add(row.body);
    if (stats !== null) tally.add(stats, row);
  }
}
