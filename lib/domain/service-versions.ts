import type { RequestContext } from '../contracts/context';
import type { ServiceDetailResponse } from '../contracts/service-detail';
import { emptySum, type RedSum } from '../store/rollup/red-sum';
import { newestStreams } from '../store/rollup/service-facts';
import { type StreamSum, streamSums } from '../store/rollup/stream-sums';
import { readStreams } from '../store/streams/read-streams';
import { formatIsoNs } from '../time/iso';
import { NS_PER_DAY } from '../time/time-ns';
import { earlier, later, type TimeRange } from '../time/time-range';
import type { CountedPeriod } from './counted-period';
import { redFigures } from './red-figures';

/** Spans that are read one by one; of more, as many are read in evenly spread stretches of time. */
const READ_ALL = 40_000;
const STRETCHES = 60;

interface Version {
  sum: RedSum;
  firstNs: bigint;
  lastNs: bigint;
}

/** A service's versions side by side. @param spans how many spans of these kinds the range has */
export async function serviceVersions(
  ctx: RequestContext,
  {
    serviceId,
    kinds,
    period,
    spans,
  }: { serviceId: number; kinds: number[]; period: CountedPeriod; spans: number },
): Promise<ServiceDetailResponse['deployments']> {
  if (spans === 0) return { versions: [], read: 0, of: 0 };
  const { counted, seconds } = period;
  const windows = spans <= READ_ALL ? [counted] : stretches(counted, READ_ALL / spans);
  const dayBefore = { fromNs: counted.fromNs - NS_PER_DAY, toNs: counted.fromNs };
  const [rows, streamsBefore] = await Promise.all([
    streamSums(ctx, { serviceId, kinds, windows }),
    newestStreams(ctx, [serviceId], dayBefore),
  ]);
  const before = streamsBefore.get(serviceId) ?? [];
  const streams = await readStreams(ctx, [...rows.map(({ stream_id }) => stream_id), ...before]);
  const versionOf = (stream: number) => streams.get(stream)?.service_version ?? null;
  const earlierVersions = new Set(before.map(versionOf));
  const versions = sumVersions(rows, versionOf);
  const read = [...versions.values()].reduce((sum, version) => sum + version.sum.n, 0);
  const scale = windows.length === 1 || read === 0 ? 1 : spans / read;
  return {
    versions: [...versions]
      .sort(([, a], [, b]) => (a.firstNs < b.firstNs ? 1 : -1))
      .map(([version, { sum, firstNs, lastNs }]) => ({
        version,
        firstSeen: formatIsoNs(firstNs),
        lastSeen: formatIsoNs(lastNs),
        before: earlierVersions.has(version),
        ...redFigures(scaled(sum, scale), seconds),
      })),
    read,
    of: windows.length === 1 ? read : spans,
  };
}

/** Evenly spread parts of a range that make up this share of it. */
export function stretches({ fromNs, toNs }: TimeRange, share: number): TimeRange[] {
  const step = (toNs - fromNs) / BigInt(STRETCHES);
  const length = later(1n, BigInt(Math.floor(Number(step) * share)));
  return Array.from({ length: STRETCHES }, (_, at) => {
    // The last one ends with the range: its newest version is the one that is asked about.
    const start = at === STRETCHES - 1 ? toNs - length : fromNs + step * BigInt(at);
    return { fromNs: start, toNs: start + length };
  });
}

function sumVersions(
  rows: readonly StreamSum[],
  versionOf: (stream: number) => string | null,
): Map<string | null, Version> {
  const versions = new Map<string | null, Version>();
  for (const { stream_id, place, n, errors, sum_ns, first_ns, last_ns } of rows) {
    const name = versionOf(stream_id);
    const version = versions.get(name) ?? { sum: emptySum(), firstNs: first_ns, lastNs: last_ns };
    version.firstNs = earlier(version.firstNs, first_ns);
    version.lastNs = later(version.lastNs, last_ns);
    version.sum.n += Number(n);
    version.sum.errors += Number(errors);
    version.sum.sumNs += BigInt(sum_ns);
    version.sum.durations[place] = (version.sum.durations[place] ?? 0) + Number(n);
    versions.set(name, version);
  }
  return versions;
}

/** Counts scaled up; durations keep their shape. */
function scaled(sum: RedSum, scale: number): RedSum {
  if (scale === 1) return sum;
  return {
    ...sum,
    n: Math.round(sum.n * scale),
    errors: Math.round(sum.errors * scale),
    sumNs: BigInt(Math.round(Number(sum.sumNs) * scale)),
  };
}
