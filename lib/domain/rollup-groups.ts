import type { AggBucket, AggResult, GroupResult, MeasureResult } from '../query/aggregate/agg-result';
import type { BucketOrder, Measure } from '../query/aggregate/agg-tree';
import { DURATION_PLACES } from '../store/rollup/duration-place';
import { durationQuantileMs } from '../store/rollup/duration-quantile';
import { addRow, addSum, emptySum, type RedSum, type RollupValues, takeSum } from '../store/rollup/red-sum';
import type { PeriodRead } from './panel-ask';
import { GROUPS, TIMES, WITHOUT } from './panel-tree';
import type { RollupQuestion } from './rollup-question';

/** Sums of a group: of the whole range and by the place of the bucket of time. */
interface Group {
  values: readonly string[];
  whole: RedSum;
  buckets: Map<number, RedSum>;
}

/** Rows with the group and bucket of time that they count to. */
export interface PlacedRow {
  values: readonly string[];
  bucket: number;
  row: RollupValues;
}

const NS_PER_MS = 1e6;
/** Without durations: what is added to it is lost. */
const NONE = new Float64Array(0);

/** Sums of operations put together to the groups and buckets of a panel's tree. */
export class RollupGroups {
  private readonly groups = new Map<string, Group>();

  /** @param durations whether any figure needs them: they take the most room */
  constructor(
    private readonly question: RollupQuestion,
    private readonly starts: readonly bigint[],
    private readonly durations: boolean,
  ) {}

  /** Groups with spans. */
  get size(): number {
    return [...this.groups.values()].filter(({ whole }) => whole.n > 0).length;
  }

  /** Whether any duration is in the last class, which has no upper end. */
  get isOpen(): boolean {
    return [...this.groups.values()].some(({ whole }) => (whole.durations[DURATION_PLACES - 1] ?? 0) > 0);
  }

  add({ values, bucket, row }: PlacedRow): void {
    if (row.n === 0n) return;
    const key = textOf(values);
    const group = this.groups.get(key) ?? this.empty(values);
    this.groups.set(key, group);
    addRow(group.whole, row);
    if (this.starts.length > 0) addRow(this.bucketOf(group, bucket), row);
  }

  /**
   * The answer to the tree. @param listed the groups that it lists, in their order @param all what is counted, as one group
   * @param combinations how many groups there are
   */
  result(listed: readonly string[], all: RollupGroups, combinations: number): PeriodRead {
    const { question } = this;
    const whole = all.groups.get(textOf([])) ?? this.empty([]);
    const total = whole.whole.n;
    if (question.groups === null) return { result: this.inside(whole), total };
    const shown = listed.flatMap((key, at) => {
      const group = this.groups.get(key);
      return group && group.whole.n > 0 ? [{ group, at }] : [];
    });
    const other = this.without(
      whole,
      shown.map(({ group }) => group),
    );
    const buckets: AggBucket[] = [
      ...(question.groups.other && other.whole.n > 0
        ? [{ key: 0, count: other.whole.n, ...this.inside(other) }]
        : []),
      ...shown.map(({ group, at }) => ({
        key: at + 1,
        values: group.values.map((text) => ({ value: text, text })),
        count: group.whole.n,
        ...this.inside(group),
      })),
    ];
    const groups = new Map<string, GroupResult>([
      [GROUPS, { buckets, otherCount: 0, ...(question.groups.keys === null && { combinations }) }],
      [WITHOUT, { buckets: [], otherCount: 0 }],
    ]);
    return { result: { measures: new Map(), groups }, total };
  }

  /** Keys of the groups in the order that the question asks for. */
  ranked(): string[] {
    const { groups } = this.question;
    if (groups === null) return [];
    if (groups.keys !== null) return groups.keys.map(textOf);
    const all = [...this.groups].filter(([, { whole }]) => whole.n > 0);
    const numbers = new Map(
      all.map(([key, { whole }]) => [key, groups.order.map((one) => this.numberOf(one, whole))]),
    );
    all.sort(([a, x], [b, y]) => {
      for (const [at, { descending }] of groups.order.entries()) {
        const difference = (numbers.get(a)?.[at] ?? 0) - (numbers.get(b)?.[at] ?? 0);
        if (difference !== 0) return descending ? -difference : difference;
      }
      return compareValues(x.values, y.values);
    });
    return all.slice(0, groups.size).map(([key]) => key);
  }

  private numberOf({ by }: BucketOrder, sum: RedSum): number {
    if (by.kind !== 'measure') return sum.n;
    const measure = this.question.measures.get(by.measure);
    const found = measure && measured(measure, sum);
    if (found?.kind === 'stats') return found.parts[by.part as 'sum'] ?? 0;
    return found?.kind === 'numbers' ? (found.numbers[Number(by.part) || 0] ?? 0) : 0;
  }

  private inside({ whole, buckets }: Group): AggResult {
    const times = [...buckets]
      .filter(([, { n }]) => n > 0)
      .sort(([a], [b]) => a - b)
      .map(
        ([at, sum]): AggBucket => ({
          key: this.starts[at] ?? 0n,
          count: sum.n,
          measures: this.measures(sum),
          groups: new Map(),
        }),
      );
    const groups = new Map<string, GroupResult>(
      this.question.step === null ? [] : [[TIMES, { buckets: times, otherCount: 0 }]],
    );
    return { measures: this.measures(whole), groups };
  }

  private measures(sum: RedSum): Map<string, MeasureResult> {
    return new Map([...this.question.measures].map(([name, measure]) => [name, measured(measure, sum)]));
  }

  /** What `all` has beyond these. */
  private without(all: Group, groups: readonly Group[]): Group {
    const left = this.empty([]);
    addSum(left.whole, all.whole);
    for (const [at, sum] of all.buckets) addSum(this.bucketOf(left, at), sum);
    for (const { whole, buckets } of groups) {
      takeSum(left.whole, whole);
      for (const [at, sum] of buckets) takeSum(this.bucketOf(left, at), sum);
    }
    return left;
  }

  private bucketOf({ buckets }: Group, at: number): RedSum {
    const sum = buckets.get(at) ?? this.emptySum();
    buckets.set(at, sum);
    return sum;
  }

  private empty(values: readonly string[]): Group {
    return { values, whole: this.emptySum(), buckets: new Map() };
  }

  private emptySum(): RedSum {
    return this.durations ? emptySum() : { n: 0, errors: 0, sumNs: 0n, durations: NONE };
  }
}

export function textOf(values: readonly string[]): string {
  return JSON.stringify(values);
}

function measured(measure: Measure, sum: RedSum): MeasureResult {
  if (measure.kind === 'quantiles') {
    const numbers = measure.shares.map((share) => {
      const ms = durationQuantileMs(sum, share);
      return ms === null ? null : ms * NS_PER_MS;
    });
    return { kind: 'numbers', numbers };
  }
  const parts = measure.kind === 'stats' ? measure.parts : [];
  const whole = sum.n === 0 ? null : Number(sum.sumNs);
  return {
    kind: 'stats',
    parts: Object.fromEntries(
      parts.map((part) => [part, part === 'avg' && whole !== null ? whole / sum.n : whole]),
    ),
  };
}

/** By code point, as the database does. */
function compareValues(a: readonly string[], b: readonly string[]): number {
  for (const [at, text] of a.entries()) {
    const compared = Buffer.compare(Buffer.from(text), Buffer.from(b[at] ?? ''));
    if (compared !== 0) return compared;
  }
  return 0;
}
