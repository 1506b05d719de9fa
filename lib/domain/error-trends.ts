import type { RequestContext } from '../contracts/context';
import type { ErrorTrendsQuery, ErrorTrendsResponse } from '../contracts/error-trends';
import { countByGroup, type GroupCount } from '../store/errors/count-by-group';
import { BY_SERVICE, byBucket, type ClassCounts, countLogs } from '../store/logs/count-logs';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { previousRange } from '../time/time-range';
import { logsPerGroup } from './logs-per-group';
import { type BucketPlan, planBuckets } from './plan-buckets';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';

type Series = ErrorTrendsResponse['series'][number];

/**
 * Logs of severity ERROR and above over time, split by one group, beside all matching logs (for the rate) and the equally
 * long period before. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function errorTrends(
  ctx: RequestContext,
  input: ErrorTrendsQuery,
): Promise<ErrorTrendsResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const before = previousRange(range);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const plan = planBuckets(range, input.buckets);
  const asked = { predicate, group: input.groupBy, errorsOnly: true };
  // Two at a time: one page must not take all connections.
  const [errors, previous] = await Promise.all([
    countByGroup(ctx, { ...asked, range, stepNs: plan.stepNs }),
    countByGroup(ctx, { ...asked, range: before, stepNs: null }),
  ]);
  const [logs, previousLogs] = await Promise.all([
    countLogs(ctx, { predicate, range, key: byBucket(plan.stepNs) }),
    countLogs(ctx, { predicate, range: before, key: BY_SERVICE }),
  ]);
  const series = asSeries(errors, previous, plan, input.series);
  const keys = series.flatMap(({ key, isOther }) => (key === null || isOther ? [] : [key]));
  const logsOf = await logsPerGroup(ctx, { predicate, range, group: input.groupBy, keys, nowNs: now });
  for (const one of series) if (one.key !== null) one.logsTotal = logsOf.get(one.key) ?? one.total;
  const logCounts = plan.starts.map((_, index) => sum(logs.get(plan.first + BigInt(index)) ?? []));
  const errorCounts = plan.starts.map((_, index) => sum(series.map(({ counts }) => counts[index] ?? 0)));
  return {
    bucketMs: plan.bucketMs,
    times: plan.starts.map(formatIsoNs),
    series,
    errors: errorCounts,
    logs: logCounts,
    total: sum(errorCounts),
    previousTotal: sum(previous.map(({ n }) => Number(n))),
    logsTotal: sum(logCounts),
    previousLogsTotal: sum([...previousLogs.values()].flatMap((classes: ClassCounts) => classes)),
    range: describeRange(range),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

/** The largest groups apart, largest first, and one series of all others. */
function asSeries(errors: GroupCount[], previous: GroupCount[], plan: BucketPlan, most: number): Series[] {
  const before = new Map(previous.map(({ key, n }) => [key, Number(n)]));
  const all = new Map<string | null, Series>();
  for (const { key, bucket, n } of errors) {
    let series = all.get(key);
    if (!series) {
      series = emptySeries(key, plan.starts.length);
      series.previousTotal = before.get(key) ?? 0;
      all.set(key, series);
    }
    const at = Number(bucket - plan.first);
    series.counts[at] = (series.counts[at] ?? 0) + Number(n);
    series.total += Number(n);
  }
  const sorted = [...all.values()].sort(
    (a, b) => b.total - a.total || (String(a.key) < String(b.key) ? -1 : 1),
  );
  const rest = sorted.slice(most);
  if (rest.length === 0) return sorted;
  const other = { ...emptySeries(null, plan.starts.length), isOther: true };
  for (const series of rest) {
    series.counts.forEach((count, index) => {
      other.counts[index] = (other.counts[index] ?? 0) + count;
    });
    other.total += series.total;
  }
  const shown = new Set(sorted.slice(0, most).map(({ key }) => key));
  for (const [key, count] of before) if (!shown.has(key)) other.previousTotal += count;
  return [...sorted.slice(0, most), other];
}

function emptySeries(key: string | null, buckets: number): Series {
  const counts = Array.from({ length: buckets }, () => 0);
  return { key, isOther: false, counts, total: 0, previousTotal: 0, logsTotal: null };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
