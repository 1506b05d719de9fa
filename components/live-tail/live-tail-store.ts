import type { Log } from '@/lib/contracts/log';
import { LiveConnection, type LivePhase } from './live-connection';
import { LiveLines } from './live-lines';
import { LiveRate } from './live-rate';

/** Why the list is held: asked for, scrolled away from its newest line, or a line of it is open. */
export type HoldReason = 'asked' | 'scrolled' | 'reading';

export interface LiveSnapshot {
  phase: LivePhase | null;
  /** Newest arrival first. */
  logs: readonly Log[];
  waiting: number;
  /** Of these, how many were too many to keep. */
  lost: number;
  trimmed: boolean;
  held: HoldReason | null;
  perSecond: number;
  /** Since it was turned on: matches the server did not send, and late logs it did not look through. */
  skipped: number;
  unread: number;
}

const IDLE: LiveSnapshot = {
  phase: null,
  logs: [],
  waiting: 0,
  lost: 0,
  trimmed: false,
  held: null,
  perSecond: 0,
  skipped: 0,
  unread: 0,
};
const RATE_EVERY_MS = 1_000;
/** Lines come in together, this far apart: a page that draws each event of a busy stream does nothing else. */
const LINES_EVERY_MS = 250;

/** The live tail of one page. What someone did is told with the next frame, lines that came a few times a second. */
export class LiveTailStore {
  private snapshot = IDLE;
  private readonly listeners = new Set<() => void>();
  private readonly reasons = new Set<HoldReason>();
  private readonly lines = new LiveLines();
  private connection: LiveConnection | undefined;
  private rate = new LiveRate(0);
  private ticker: ReturnType<typeof setInterval> | undefined;
  private frame = 0;
  private linesTimer: ReturnType<typeof setTimeout> | undefined;
  private toldAtMs = 0;
  private phase: LivePhase | null = null;
  private skipped = 0;
  private unread = 0;
  /** The list must be searched anew, once nobody reads in it. */
  private stale = false;
  onStart: () => void = () => undefined;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = () => this.snapshot;

  open(q: string): void {
    this.close();
    this.lines.clear();
    this.skipped = 0;
    this.unread = 0;
    this.rate = new LiveRate(performance.now());
    this.ticker = setInterval(() => this.tell(), RATE_EVERY_MS);
    this.connection = new LiveConnection(
      q,
      (phase) => {
        // Every event says that the connection is open: that is no news.
        if (phase.kind === 'open' && this.phase?.kind === 'open') return;
        this.phase = phase;
        this.tell();
      },
      (event) => {
        if (event.event === 'start') this.start();
        else {
          this.skipped += event.data.skipped;
          this.unread += event.data.unread;
          this.rate.add(event.data.logs.length + event.data.skipped, performance.now());
        }
        this.lines.add(event.data.logs);
        this.tellLines();
      },
    );
    this.letGo();
  }

  /** Lines stay in the list until it is searched anew. */
  close(): void {
    this.connection?.close();
    this.connection = undefined;
    clearInterval(this.ticker);
    clearTimeout(this.linesTimer);
    this.linesTimer = undefined;
    this.phase = null;
    this.stale = false;
    this.reasons.delete('asked');
    this.letGo();
    this.tell();
  }

  hold(reason: HoldReason, on: boolean): void {
    if (this.reasons.has(reason) === on) return;
    if (on) this.reasons.add(reason);
    else this.reasons.delete(reason);
    this.letGo();
    this.tell();
  }

  /** All that holds the list lets go of it. */
  resume(): void {
    this.reasons.clear();
    this.letGo();
    this.tell();
  }

  restart(to: string): void {
    this.lines.restart(to);
    this.tell();
  }

  private start(): void {
    if (this.reasons.size > 0) this.stale = true;
    else this.onStart();
  }

  private letGo(): void {
    this.lines.hold(this.reasons.size > 0 && this.connection !== undefined);
    if (this.reasons.size > 0 || !this.stale) return;
    this.stale = false;
    this.onStart();
  }

  private tellLines(): void {
    if (this.linesTimer !== undefined) return;
    const waitMs = Math.max(0, this.toldAtMs + LINES_EVERY_MS - performance.now());
    this.linesTimer = setTimeout(() => {
      this.linesTimer = undefined;
      this.tell();
    }, waitMs);
  }

  private tell(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.toldAtMs = performance.now();
      const { lines } = this;
      this.snapshot = {
        phase: this.phase,
        logs: lines.logs,
        waiting: lines.waiting,
        lost: lines.lost,
        trimmed: lines.trimmed,
        held: [...this.reasons][0] ?? null,
        perSecond: this.rate.perSecond(performance.now()),
        skipped: this.skipped,
        unread: this.unread,
      };
      for (const listener of this.listeners) listener();
    });
  }
}
