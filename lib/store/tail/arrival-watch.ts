import { logger } from '../../logger';
import { processSingleton } from '../../process-singleton';
import { runQuery } from '../client/run-query';

const FASTEST_MS = 200;
const SLOWEST_MS = 500;
const AFTER_FAILURE_MS = 2_000;

/** Looks for new batches once for all live tails of the process, and only while there are some. */
class ArrivalWatch {
  private readonly waiters = new Set<() => void>();
  private arrivals = 0;
  private snapshot: string | null = null;
  private pauseMs = SLOWEST_MS;
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Number.POSITIVE_INFINITY;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking = false;

  /** How often something has arrived so far. */
  get count(): number {
    return this.arrivals;
  }

  /** Resolves when something has arrived since the count was `seen`, after `forMs`, or when `signal` aborts. */
  async wait(seen: number, forMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.arrivals > seen) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', go);
        this.waiters.delete(go);
        resolve();
      };
      const timer = setTimeout(go, forMs);
      signal.addEventListener('abort', go, { once: true });
      this.waiters.add(go);
      this.plan(this.pauseMs);
    });
  }

  /** A batch of this very process was committed: no need to wait for the next look. */
  nudge(): void {
    if (this.waiters.size > 0) this.plan(0);
  }

  private plan(pauseMs: number): void {
    const now = performance.now();
    const dueAt = Math.max(now + pauseMs, this.lookedAt + FASTEST_MS);
    if (this.looking || dueAt >= this.dueAt) return;
    this.dueAt = dueAt;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), dueAt - now);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    this.looking = true;
    this.dueAt = Number.POSITIVE_INFINITY;
    try {
      const [now] = await runQuery<{ snapshot: string; news: boolean }>(
        { text: LOOK, values: [this.snapshot] },
        { timeoutMs: 5_000, pool: 'stream' },
      );
      this.pauseMs = now?.news ? FASTEST_MS : Math.min(SLOWEST_MS, this.pauseMs + 50);
      this.snapshot = now?.snapshot ?? null;
      if (now?.news) {
        this.arrivals++;
        for (const go of [...this.waiters]) go();
      }
    } catch (error) {
      logger().debug({ err: error }, 'live tails cannot look for new logs');
      this.pauseMs = AFTER_FAILURE_MS;
      this.snapshot = null;
    } finally {
      this.looking = false;
      this.lookedAt = performance.now();
      if (this.waiters.size > 0) this.plan(this.pauseMs);
    }
  }
}

// Without a snapshot of before, anything may have arrived.
const LOOK = `SELECT pg_current_snapshot()::text AS snapshot, $1::text IS NULL OR EXISTS (
    SELECT FROM ingest_batch WHERE seqs IS NOT NULL AND xid >= pg_snapshot_xmin($1::pg_snapshot)
      AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot)
      AND pg_visible_in_snapshot(xid, pg_current_snapshot())
  ) AS news`;

export function arrivalWatch(): ArrivalWatch {
  return processSingleton('arrival-watch', () => new ArrivalWatch());
}
