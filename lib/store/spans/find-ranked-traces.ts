import { AppError } from '../../errors';
import type { ScanResult } from '../scan/adaptive-scan';
import { canPick } from './choose-anchor';
import { pickTraces } from './pick-traces';
import { positionOf, type SummaryRow, type TracePosition } from './summary-row';
import type { TraceSearch } from './trace-search';
import type { TraceVerifier } from './verify-traces';
import { walkSummaries } from './walk-summaries';

const STEP_MS = 4_000;
const FIRST_WALK = 200;
const MAX_WALK = 50_000;
/** Looking into the index takes at least about this long. */
const MIN_TRY_MS = 150;

/**
 * The next `need` matching traces by duration, errors or spans, the greatest first: walks the ranks hour by hour, and where
 * matches are rare looks all of them up in the token index. Throws AppError `timeout`.
 */
export async function findRankedTraces(
  search: TraceSearch,
  verifier: TraceVerifier,
  need: number,
  budgetMs: number,
): Promise<ScanResult<SummaryRow, TracePosition>> {
  return await new RankedScan(search, verifier, need, budgetMs).run();
}

class RankedScan {
  private readonly rows: SummaryRow[] = [];
  private at: TracePosition;
  private count = FIRST_WALK;
  private walked = 0;
  private walkMs = 0;
  private triedMs = 0;
  private readonly deadline: number;

  constructor(
    private readonly search: TraceSearch,
    private readonly verifier: TraceVerifier,
    private readonly need: number,
    budgetMs: number,
  ) {
    this.at = search.after;
    this.deadline = performance.now() + budgetMs;
  }

  async run(): Promise<ScanResult<SummaryRow, TracePosition>> {
    for (;;) {
      const deadline = Math.min(this.deadline, performance.now() + STEP_MS);
      if (deadline - performance.now() <= 1) return this.outOfTime(undefined);
      try {
        if (await this.walk(deadline)) return this.result(null);
        if (await this.pick()) return this.result(null);
      } catch (error) {
        if (!isTimeout(error)) throw error;
        this.count = Math.floor(this.count / 8);
        if (this.count < 1) return this.outOfTime(error);
      }
      const last = this.rows.at(-1);
      if (last && this.rows.length >= this.need) return this.result(positionOf(last, this.search.order));
    }
  }

  /** @returns whether the range has no more */
  private async walk(deadline: number): Promise<boolean> {
    const started = performance.now();
    const { count, search, at } = this;
    const { rows, end } = await walkSummaries({ ...search, after: at }, count, deadline - started);
    for (const row of await this.verifier.keep(rows, this.need - this.rows.length, deadline))
      this.rows.push(row);
    this.walkMs += performance.now() - started;
    this.walked += count;
    this.count = Math.min(MAX_WALK, count * 4);
    if (this.rows.length >= this.need) return false;
    if (end !== null) this.at = end;
    return end === null;
  }

  /** Looks all others up where that is likely to be quicker. @returns whether it did */
  private async pick(): Promise<boolean> {
    const missing = this.need - this.rows.length;
    if (missing <= 0 || !canPick(this.search.plan, this.verifier)) return false;
    const density = (this.rows.length + 0.5) / this.walked;
    const walkMs = (missing / density) * (this.walkMs / this.walked);
    if (walkMs < Math.max(MIN_TRY_MS, 3 * this.triedMs)) return false;
    const left = this.deadline - performance.now();
    const tryMs = Math.min(left / 2, Math.max(4 * MIN_TRY_MS, walkMs));
    this.triedMs = tryMs;
    try {
      const { search, verifier } = this;
      const deadline = performance.now() + tryMs;
      const rows = await pickTraces({ ...search, after: this.at }, verifier, search.range, missing, deadline);
      for (const row of rows) this.rows.push(row);
      return this.rows.length < this.need;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      return false;
    }
  }

  private outOfTime(cause: unknown): ScanResult<SummaryRow, TracePosition> {
    if (this.walked === 0) {
      throw (
        cause ?? new AppError('timeout', 'The search ran out of time before it began. Narrow the time range.')
      );
    }
    return { rows: this.rows, next: this.at, stoppedAt: this.at.rank };
  }

  private result(next: TracePosition | null): ScanResult<SummaryRow, TracePosition> {
    return { rows: this.rows, next, stoppedAt: null };
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof AppError && error.code === 'timeout';
}
