import type { RequestContext } from '../contracts/context';
import type { LogTailQuery, TailEvent } from '../contracts/log-tail';
import { AppError } from '../errors';
import { findLogs } from '../store/logs/find-logs';
import type { LogRow } from '../store/logs/log-row';
import type { Predicate } from '../store/scan/predicate';
import { arrivalWatch } from '../store/tail/arrival-watch';
import { type ArrivedBatches, arrivedBatches } from '../store/tail/arrived-batches';
import { arrivedLogs } from '../store/tail/arrived-logs';
import { arrivedSince } from '../store/tail/arrived-since';
import { currentSnapshot } from '../store/tail/current-snapshot';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { readQuery } from './read-query';
import { resolveRange } from './resolve-range';
import { TailAllowance } from './tail-allowance';
import { readTailCursor, type TailPlace, tailGap, writeTailCursor } from './tail-cursor';
import { takeTailSlot } from './tail-slots';
import { withStreams } from './with-streams';

/** Logs of a few days ahead are stored too: clocks are wrong. */
const NO_END = 'now+1y';
const FIRST_BUDGET_MS = 3_000;
const LOGS_AN_EVENT = 500;
const ALIVE_MS = 10_000;
const RETRY_MS = 2_000;

/**
 * The newest matching logs and then each one that is committed, once, in the order of arrival, until `ctx.signal`
 * aborts. `lastEventId` of an event of the last hour goes on where that stood, also on another server or after a
 * restart. Events are made as they are taken: a slow reader gets counts of what was skipped.
 * Throws AppError `bad_request`, or `too_many_requests` when too many tails are open.
 */
export function tailLogs(
  ctx: RequestContext,
  input: LogTailQuery,
  lastEventId: string | null,
): AsyncGenerator<TailEvent, void> {
  const now = nowNs();
  const { predicate } = readQuery(ctx, input.q, now, 'log');
  const range = resolveRange(input.from, NO_END, now);
  return tailPredicate(ctx, { predicate, range, last: input.last }, lastEventId);
}

/** The same for a condition that is no query of ours. @param range of the logs it begins with; what arrives has any time */
export function tailPredicate(
  ctx: RequestContext,
  { predicate, range, last }: { predicate: Predicate; range: TimeRange; last: number },
  lastEventId: string | null,
): AsyncGenerator<TailEvent, void> {
  const cursor = lastEventId === null ? null : readTailCursor(lastEventId, Date.now());
  const release = takeTailSlot();
  ctx.signal.addEventListener('abort', release, { once: true });
  if (ctx.signal.aborted) release();
  return new Tail(ctx, predicate, range, last, release).run(cursor);
}

class Tail {
  private readonly allowance = new TailAllowance(performance.now());
  private place: TailPlace = { snapshot: '', atMs: 0, part: null };
  private sentAt = performance.now();
  private inTrouble = false;

  constructor(
    private readonly ctx: RequestContext,
    private readonly predicate: Predicate,
    private readonly range: TimeRange,
    private readonly last: number,
    private readonly release: () => void,
  ) {}

  async *run(cursor: ReturnType<typeof readTailCursor> | null): AsyncGenerator<TailEvent, void> {
    try {
      if (cursor !== null && 'snapshot' in cursor) this.place = cursor;
      else yield await this.begin(cursor?.gap ?? null);
      while (!this.ctx.signal.aborted) {
        const seen = arrivalWatch().count;
        for await (const event of this.step()) {
          this.sentAt = performance.now();
          yield event;
        }
        const quietMs = this.inTrouble ? RETRY_MS : ALIVE_MS - (performance.now() - this.sentAt);
        await arrivalWatch().wait(this.inTrouble ? Number.POSITIVE_INFINITY : seen, quietMs, this.ctx.signal);
      }
    } catch (error) {
      if (!this.ctx.signal.aborted) throw error;
    } finally {
      this.release();
    }
  }

  /** The snapshot comes first: what is committed while the first logs are read comes after them. */
  private async begin(gap: string | null): Promise<TailEvent> {
    const atMs = Date.now();
    const snapshot = await currentSnapshot(this.ctx);
    this.place = { snapshot, atMs, part: null };
    const newest = await this.newest();
    const since = await arrivedSince(
      this.ctx,
      snapshot,
      newest.map(({ seq }) => seq),
    );
    const rows = newest.filter(({ seq }) => !since.has(seq));
    const logs = await withStreams(this.ctx, rows.toReversed());
    return { event: 'start', id: this.cursor(), data: { logs, gap } };
  }

  private async newest(): Promise<LogRow[]> {
    if (this.last === 0) return [];
    try {
      const { predicate, range, last: limit } = this;
      const search = {
        predicate,
        range,
        order: 'newest' as const,
        after: null,
        limit,
        budgetMs: FIRST_BUDGET_MS,
      };
      return (await findLogs(this.ctx, search)).rows;
    } catch (error) {
      // Matches are rare, and none was found in time: the stream is for those to come.
      if (error instanceof AppError && error.code === 'timeout') return [];
      throw error;
    }
  }

  private async *step(): AsyncGenerator<TailEvent, void> {
    try {
      // Its reader may have stood still, or the database been away.
      const gap = tailGap(this.place.atMs, Date.now());
      if (gap === null) yield* this.goOn();
      else yield await this.begin(gap);
      this.inTrouble = false;
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'timeout' && error.code !== 'unavailable'))
        throw error;
      const said = this.inTrouble;
      this.inTrouble = true;
      if (!said) yield { event: 'trouble', id: null, data: { message: error.message } };
    }
  }

  private async *goOn(): AsyncGenerator<TailEvent, void> {
    const { snapshot, part } = this.place;
    const atMs = part ? this.place.atMs : Date.now();
    const batches = await arrivedBatches(this.ctx, snapshot, part?.snapshot ?? null);
    if (batches === null) yield await this.begin('The database was replaced meanwhile.');
    else yield* this.send(batches, atMs);
  }

  private async *send(
    { snapshot, windows, unread: beyond }: ArrivedBatches,
    atMs: number,
  ): AsyncGenerator<TailEvent, void> {
    const limit = this.allowance.now(performance.now());
    const { predicate } = this;
    const { snapshot: since, atMs: sinceMs, part } = this.place;
    const after = part?.after ?? null;
    const { rows, ...found } = await arrivedLogs(this.ctx, { predicate, windows, after, limit });
    const logs = await withStreams(this.ctx, rows);
    this.allowance.spend(rows.length);
    this.place = { snapshot, atMs, part: null };
    // The first part has told of these.
    const unread = found.unread + (part ? 0 : beyond);
    if (logs.length === 0 && found.skipped === 0 && unread === 0) {
      const quiet = performance.now() - this.sentAt >= ALIVE_MS;
      if (quiet || this.inTrouble) yield { event: 'alive', id: this.cursor(), data: {} };
      return;
    }
    for (let at = 0; at === 0 || at < logs.length; at += LOGS_AN_EVENT) {
      const last = at + LOGS_AN_EVENT < rows.length ? rows[at + LOGS_AN_EVENT - 1] : undefined;
      const sent = last && { snapshot, after: { timeNs: last.time_ns, seq: last.seq } };
      this.place = sent ? { snapshot: since, atMs: sinceMs, part: sent } : { snapshot, atMs, part: null };
      yield {
        event: 'logs',
        id: this.cursor(),
        data: {
          logs: logs.slice(at, at + LOGS_AN_EVENT),
          skipped: at === 0 ? found.skipped : 0,
          unread: at === 0 ? unread : 0,
        },
      };
    }
  }

  private cursor(): string {
    return writeTailCursor(this.place);
  }
}
