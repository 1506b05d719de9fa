import type { RequestContext } from '../contracts/context';
import type { TraceRedQuery } from '../contracts/trace-red';
import { findExemplars } from '../store/rollup/exemplars';
import type { SeriesRow } from '../store/rollup/read-series';
import { addRow, addSum, emptySum, highestPlace, type RedSum, takeSum } from '../store/rollup/red-sum';
import type { SpanSumRow } from '../store/rollup/span-sums';
import { type Candidate, cheapest, exemplarPlace } from './exemplar-place';
import type { RedFound, RedGroup } from './red-question';
import { unlessLate } from './unless-late';

interface Minutes {
  fromMinute: number;
  toMinute: number;
}

interface Group {
  service: string | null;
  operation: string | null;
  total: number;
  buckets: Map<number, RedSum>;
  slowest: Map<number, Candidate>;
  failed: Map<number, Candidate>;
}

/** Rows of the rollups put together to the lines of a chart. */
export class RedGrouping {
  private readonly groups = new Map<string, Group>();
  private whole: { buckets: Map<number, RedSum>; groups: number } | null = null;

  constructor(
    private readonly by: TraceRedQuery['by'],
    private readonly nameOf: (serviceId: number) => string | null,
  ) {}

  add(row: SeriesRow, name: string | null): void {
    const group = this.group(row.service_id, name);
    addRow(bucketOf(group.buckets, row.bucket), row);
    group.total += Number(row.n);
    keepBest(group.slowest, row.bucket, { row, name, rank: highestPlace(row) });
    keepBest(group.failed, row.bucket, { row, name, rank: Number(row.errors) });
  }

  /** Spans that were read one by one. */
  addSpans(row: SpanSumRow): void {
    const group = this.group(row.service_id ?? 0, row.name);
    addRow(bucketOf(group.buckets, Number(row.bucket)), row);
    group.total += Number(row.n);
  }

  /**
   * Of all that is counted, whatever is not in the groups that are added is the rest.
   * @param groups how many groups there are in all
   */
  setWhole(buckets: Map<number, RedSum>, groups: number): void {
    this.whole = { buckets, groups };
  }

  private remainder(lines: readonly RedGroup[]): RedGroup[] {
    if (!this.whole || this.whole.groups <= lines.length) return [];
    const { buckets, groups } = this.whole;
    for (const line of lines)
      for (const [bucket, sum] of line.buckets) takeSum(bucketOf(buckets, bucket), sum);
    return [{ ...otherOf([]), groups: groups - lines.length, buckets }];
  }

  private group(serviceId: number, name: string | null): Group {
    const { by } = this;
    const key = by === 'none' ? '' : by === 'service' ? `${serviceId}` : `${serviceId} ${name}`;
    let group = this.groups.get(key);
    if (!group) {
      group = {
        service: by === 'none' ? null : this.nameOf(serviceId),
        operation: by === 'operation' ? name : null,
        total: 0,
        buckets: new Map(),
        slowest: new Map(),
        failed: new Map(),
      };
      this.groups.set(key, group);
    }
    return group;
  }

  /** The `top` largest groups with exemplars, and the rest as one. */
  async largest(
    ctx: RequestContext,
    top: number,
    minutes: Minutes,
  ): Promise<Pick<RedFound, 'groups' | 'exemplars'>> {
    const all = [...this.groups.values()]
      .filter(({ total }) => total > 0)
      .sort((a, b) => b.total - a.total || compareNames(a, b));
    const shown = all.slice(0, top);
    const asked = shown.flatMap(({ slowest, failed }, group) =>
      [slowest, failed].flatMap((candidates) =>
        [...candidates].map(([bucket, candidate]) => ({
          ...{ group, bucket },
          ...exemplarPlace(candidate, { failed: candidates === failed, counted: minutes }),
        })),
      ),
    );
    const affordable = cheapest(asked);
    const places = affordable.map(({ place }) => place);
    const found = await unlessLate(findExemplars(ctx, places), 'timeout' as const);
    const lines = shown.map(
      ({ service, operation, buckets: sums }): RedGroup => ({
        ...{ service, operation, isOther: false, groups: 1, buckets: sums },
        ...{ slowest: new Map(), failed: new Map() },
      }),
    );
    for (const [at, { group, bucket, place }] of affordable.entries()) {
      const exemplar = found === 'timeout' ? null : found[at];
      if (exemplar) lines[group]?.[place.failed ? 'failed' : 'slowest'].set(bucket, exemplar);
    }
    const rest = all.slice(top);
    const others = this.whole ? this.remainder(lines) : rest.length === 0 ? [] : [otherOf(rest)];
    const exemplars = affordable.length < asked.length ? 'some' : 'found';
    return { groups: [...lines, ...others], exemplars: found === 'timeout' ? found : exemplars };
  }
}

function otherOf(rest: readonly Group[]): RedGroup {
  const sums = new Map<number, RedSum>();
  for (const { buckets } of rest) {
    for (const [bucket, sum] of buckets) addSum(bucketOf(sums, bucket), sum);
  }
  return {
    ...{ service: null, operation: null, isOther: true, groups: rest.length, buckets: sums },
    ...{ slowest: new Map(), failed: new Map() },
  };
}

export function bucketOf(buckets: Map<number, RedSum>, bucket: number): RedSum {
  let sum = buckets.get(bucket);
  if (!sum) {
    sum = emptySum();
    buckets.set(bucket, sum);
  }
  return sum;
}

function keepBest(candidates: Map<number, Candidate>, bucket: number, candidate: Candidate): void {
  if (candidate.rank > (candidates.get(bucket)?.rank ?? 0)) candidates.set(bucket, candidate);
}

function compareNames(
  a: Pick<Group, 'service' | 'operation'>,
  b: Pick<Group, 'service' | 'operation'>,
): number {
  const text = ({ service, operation }: Pick<Group, 'service' | 'operation'>) => `${service}\0${operation}`;
  return text(a) < text(b) ? -1 : 1;
}
