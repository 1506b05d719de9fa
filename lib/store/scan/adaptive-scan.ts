import { AppError } from '../../errors';
import type { TimeRange } from '../../time/time-range';

/** What a table offers the scan: two ways to look for matching rows beyond a position, both in the asked order. */
export interface ScanSource<Row, Position> {
  start: Position;
  /** False when the query has nothing the token index could find. */
  canPick: boolean;
  positionOf(row: Row): Position;
  timeOf(position: Position): bigint;
  /** The next `count` partitions from a position on, as one stretch of time; null when the range has no more. */
  nextSlice(after: Position, count: number): TimeRange | null;
  /** The position just beyond a slice. */
  beyond(slice: TimeRange): Position;
  /** Walks the next `count` rows by time. `end` is the last one walked, null when the range has no more. */
  walk(after: Position, count: number, need: number, timeoutMs: number): Promise<Walked<Row, Position>>;
  /** Finds all matches in a slice through the token index. */
  pick(after: Position, slice: TimeRange, need: number, timeoutMs: number): Promise<Row[]>;
  /** Told of each step's rows, in order, as they become part of the answer: whether they fill it by size. */
  fills?(rows: Row[]): boolean;
  /** What its steps cost, where that is not what rows of a log cost. */
  costs?: ScanCosts;
  /** How many rows the index would find for each row walked so far, where more than match. */
  foundPerRow?(): number;
}

export interface ScanCosts {
  /** Rows of the first walk. */
  probeRows: number;
  walkRowMs: number;
  pickRowMs: number;
  /** Asking the index at all. */
  pickMs: number;
}

export interface Walked<Row, Position> {
  rows: Row[];
  end: Position | null;
}

export interface ScanLimits {
  need: number;
  /** Time limit of one statement, and of all together. */
  stepMs: number;
  budgetMs: number;
}

export interface ScanResult<Row, Position> {
  rows: Row[];
  /** Where the next page goes on; null when the range is searched to its end. */
  next: Position | null;
  /** Set when time ran out: nothing beyond this was read. */
  stoppedAt: bigint | null;
}

/** With the index at hand a short look is enough to choose; without, it is the first stretch of the way. */
const PROBE_ROWS = 2_000;
const FIRST_WALK = 5_000;
const MIN_WALK = 500;
const MAX_WALK = 400_000;
// Measured at ten million logs: testing a row in time order, reading a row that the index found, asking the index at all.
const LOG_COSTS: ScanCosts = { probeRows: PROBE_ROWS, walkRowMs: 0.005, pickRowMs: 0.012, pickMs: 4 };
/** Below one match in 500 rows the index is taken at its word; above, it is tried for about as long as a walk. */
const SPARSE = 0.002;
const MIN_TRY_MS = 50;
const MAX_SLICES = 16;
const SLICE_GROWTH = 8;

/**
 * Finds the first `need` matches in time order without knowing how rare they are: it walks the first rows, and reckons from the
 * matches among them what is cheaper: to walk on in growing windows, or to ask the token index slice by slice, two at a
 * time. In between it tries the index for as long as the walk would take.
 * Throws AppError `timeout` when not even the first rows could be read in time.
 */
export async function adaptiveScan<Row, Position>(
  source: ScanSource<Row, Position>,
  limits: ScanLimits,
): Promise<ScanResult<Row, Position>> {
  return await new Scan(source, limits).run();
}

class Scan<Row, Position> {
  private readonly rows: Row[] = [];
  private at: Position;
  private windowRows: number;
  private sliceCount = 1;
  private sparse = false;
  /** How long the index may take; it is only tried. Null: as long as any step. */
  private tryMs: number | null = null;
  private triedInVain = false;
  private progressed = false;
  private readonly deadline: number;
  private readonly costs: ScanCosts;

  constructor(
    private readonly source: ScanSource<Row, Position>,
    private readonly limits: ScanLimits,
  ) {
    this.at = source.start;
    this.costs = source.costs ?? LOG_COSTS;
    this.windowRows = source.canPick || source.costs ? this.costs.probeRows : FIRST_WALK;
    this.deadline = performance.now() + limits.budgetMs;
  }

  async run(): Promise<ScanResult<Row, Position>> {
    for (;;) {
      const timeoutMs = Math.min(this.limits.stepMs, this.deadline - performance.now());
      if (timeoutMs <= 1) return this.outOfTime(undefined);
      try {
        const done = this.sparse ? await this.pickStep(timeoutMs) : await this.walkStep(timeoutMs);
        this.progressed = true;
        if (done) return done;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'timeout') throw error;
        if (!this.shrink()) return this.outOfTime(error);
      }
    }
  }

  private async walkStep(timeoutMs: number): Promise<ScanResult<Row, Position> | null> {
    const { source } = this;
    const walked = await source.walk(this.at, this.windowRows, this.missing(), timeoutMs);
    if (this.take(walked.rows)) return this.filled();
    if (walked.end === null) return this.result(null);
    this.plan(walked.rows.length, this.at, walked.end);
    this.at = walked.end;
    return null;
  }

  /** Chooses the next step by what the last walk saw between two positions. */
  private plan(matches: number, from: Position, to: Position): void {
    const { source, windowRows } = this;
    // Half a match more than was seen: none among so few does not say that there is none.
    const density = (matches + 0.5) / windowRows;
    const expected = Math.ceil((this.missing() / density) * 1.3);
    const { walkRowMs, pickRowMs, pickMs } = this.costs;
    const walkMs = expected * walkRowMs;
    const slice = source.canPick ? source.nextSlice(to, 1) : null;
    const rowsANs = windowRows / Math.max(1, distance(source.timeOf(from), source.timeOf(to)));
    const perRow = Math.max(density, source.foundPerRow?.() ?? 0);
    const found = slice === null ? 0 : perRow * rowsANs * distance(slice.fromNs, slice.toNs);
    this.sparse = slice !== null && pickMs + found * pickRowMs < walkMs;
    if (density >= SPARSE && this.triedInVain) this.sparse = false;
    this.tryMs = density < SPARSE ? null : Math.max(MIN_TRY_MS, walkMs);
    this.windowRows = Math.min(MAX_WALK, Math.max(2 * windowRows, matches > 0 ? expected : 0));
  }

  private async pickStep(timeoutMs: number): Promise<ScanResult<Row, Position> | null> {
    const { source, sliceCount } = this;
    const limitMs = Math.min(timeoutMs, this.tryMs ?? timeoutMs);
    const slices = this.nextSlices();
    if (slices.length === 0) return this.result(null);
    const before = this.rows.length;
    // Two connections, and so two processors of the database. What lies beyond a failed one is asked again.
    const picked = await Promise.allSettled(
      slices.map(({ from, slice }) => source.pick(from, slice, this.missing(), limitMs)),
    );
    for (const [index, { slice }] of slices.entries()) {
      const outcome = picked[index];
      if (outcome?.status !== 'fulfilled') throw outcome?.reason;
      if (this.take(outcome.value)) return this.filled();
      this.at = source.beyond(slice);
      this.progressed = true;
    }
    this.tryMs = null;
    const found = this.rows.length - before;
    const enough = found === 0 ? MAX_SLICES : Math.ceil((this.missing() / found) * sliceCount * 1.3);
    this.sliceCount = Math.max(1, Math.min(MAX_SLICES, sliceCount * SLICE_GROWTH, enough));
    return null;
  }

  /** The next slice, in two halves when it has more than one partition. */
  private nextSlices(): { from: Position; slice: TimeRange }[] {
    const { source, at, sliceCount } = this;
    const half = Math.ceil(sliceCount / 2);
    const first = source.nextSlice(at, half);
    if (first === null) return [];
    const from = source.beyond(first);
    const second = sliceCount > 1 ? source.nextSlice(from, sliceCount - half) : null;
    return [{ from: at, slice: first }, ...(second ? [{ from, slice: second }] : [])];
  }

  /** Adds a step's rows and says whether the answer is complete. */
  private take(rows: Row[]): boolean {
    for (const row of rows) this.rows.push(row);
    const full = this.source.fills?.(rows) ?? false;
    return full || this.missing() <= 0;
  }

  private missing(): number {
    return this.limits.need - this.rows.length;
  }

  /** After a step that took too long: a smaller one of the same kind, or else a walk, which always gets on. */
  private shrink(): boolean {
    if (this.sparse && this.tryMs !== null) {
      this.sparse = false;
      this.triedInVain = true;
    } else if (this.sparse && this.sliceCount > 1) this.sliceCount = Math.ceil(this.sliceCount / 4);
    else if (this.sparse) {
      this.sparse = false;
      this.windowRows = 4 * FIRST_WALK;
    } else if (this.windowRows > MIN_WALK) this.windowRows = Math.ceil(this.windowRows / 10);
    else return false;
    return true;
  }

  private filled(): ScanResult<Row, Position> {
    const last = this.rows.at(-1);
    return this.result(last === undefined ? null : this.source.positionOf(last));
  }

  private result(next: Position | null): ScanResult<Row, Position> {
    return { rows: this.rows, next, stoppedAt: null };
  }

  private outOfTime(cause: AppError | undefined): ScanResult<Row, Position> {
    if (!this.progressed) {
      throw (
        cause ?? new AppError('timeout', 'The search ran out of time before it began. Narrow the time range.')
      );
    }
    return { rows: this.rows, next: this.at, stoppedAt: this.source.timeOf(this.at) };
  }
}

function distance(a: bigint, b: bigint): number {
  return Math.abs(Number(a - b));
}
