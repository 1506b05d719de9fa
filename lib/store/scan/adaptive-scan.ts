import { AppError } from '../../errors';
import type { TimeRange } from '../../time/time-range';

/** Rows one step found, in order. `full`: they fill the answer by size, though fewer than asked for. */
export interface Step<Row> {
  rows: Row[];
  full: boolean;
}

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
  pick(after: Position, slice: TimeRange, need: number, timeoutMs: number): Promise<Step<Row>>;
}

export interface Walked<Row, Position> extends Step<Row> {
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

const PROBE_ROWS = 5_000;
const MIN_WALK = 500;
const MAX_WALK = 400_000;
/** Below one match in 500 rows the token index is faster than walking, however many rows a partition has. */
const SPARSE = 0.002;
/** Below one in 50 it is where partitions are small: tried for about as long as the walk would take. */
const MAYBE_SPARSE = 0.02;
const WALK_ROW_MS = 0.003;
const MIN_TRY_MS = 50;
const MAX_SLICES = 16;

/**
 * Finds the first `need` matches in time order without knowing how rare they are: it walks the first 5,000 rows; where
 * matches are dense it walks on in growing windows, where they are rare it asks the token index, slice by slice. In
 * between it tries the index for as long as the walk would take.
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
  private windowRows = PROBE_ROWS;
  private sliceCount = 1;
  private sparse = false;
  /** How long the index may take; it is only tried. Null: as long as any step. */
  private tryMs: number | null = null;
  private triedInVain = false;
  private progressed = false;
  private readonly deadline: number;

  constructor(
    private readonly source: ScanSource<Row, Position>,
    private readonly limits: ScanLimits,
  ) {
    this.at = source.start;
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
    if (this.take(walked)) return this.filled();
    if (walked.end === null) return this.result(null);
    this.at = walked.end;
    const density = walked.rows.length / this.windowRows;
    const expected = density > 0 ? Math.ceil((this.missing() / density) * 1.3) : 0;
    this.windowRows = Math.min(MAX_WALK, Math.max(2 * this.windowRows, expected));
    this.sparse = source.canPick && density < (this.triedInVain ? SPARSE : MAYBE_SPARSE);
    this.tryMs = density < SPARSE ? null : Math.max(MIN_TRY_MS, this.windowRows * WALK_ROW_MS);
    return null;
  }

  private async pickStep(timeoutMs: number): Promise<ScanResult<Row, Position> | null> {
    const { source } = this;
    const slice = source.nextSlice(this.at, this.sliceCount);
    if (slice === null) return this.result(null);
    const picked = await source.pick(
      this.at,
      slice,
      this.missing(),
      Math.min(timeoutMs, this.tryMs ?? timeoutMs),
    );
    if (this.take(picked)) return this.filled();
    this.at = source.beyond(slice);
    this.sliceCount = Math.min(MAX_SLICES, this.sliceCount * 2);
    return null;
  }

  /** Adds a step's rows and says whether the answer is complete. */
  private take(step: Step<Row>): boolean {
    for (const row of step.rows) this.rows.push(row);
    return step.full || this.missing() <= 0;
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
      this.windowRows = 4 * PROBE_ROWS;
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
