import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';

interface DraftServer {
  keep: (document: DashboardDocument, seen: string | null) => Promise<string>;
  drop: () => Promise<void>;
}

/** `elsewhere`: another tab of this browser keeps a draft of its own, which stays untouched. */
export type DraftState = 'none' | 'waiting' | 'kept' | 'failed' | 'elsewhere';

/** Typing and dragging make one draft, not many. */
const QUIET_MS = 700;

/** Keeps the draft of one dashboard on the server: one request at a time, and only the newest document. */
export class DraftKeeper {
  private wanted: DashboardDocument | null;
  private kept: DashboardDocument | null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private state: DraftState = 'none';

  /**
   * @param seen when the draft that the page began with was kept; null: there was none
   * @param isTaken whether a failure says that there is another draft by now
   */
  constructor(
    private readonly server: DraftServer,
    private readonly tell: (state: DraftState) => void,
    private readonly isTaken: (error: unknown) => boolean,
    start: { document: DashboardDocument; seen: string } | null,
  ) {
    this.wanted = start?.document ?? null;
    this.kept = this.wanted;
    this.seen = start?.seen ?? null;
  }

  private seen: string | null;
  private paused = false;

  /** The document that should be the draft; null: none is needed. */
  want(document: DashboardDocument | null): void {
    // A save that failed leaves what waited before it: that still has to be sent.
    const isSent = document === this.kept || !this.paused;
    this.paused = false;
    if (document === this.wanted && isSent) return;
    this.wanted = document;
    if (this.state === 'elsewhere') return;
    clearTimeout(this.timer);
    if (document !== null) this.become('waiting');
    this.timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  /** Sends what waits, at once. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.send());
    return this.running;
  }

  /** What waits is not sent before it is wanted again; ends when nothing is under way, so that a save comes after it. */
  pause(): Promise<void> {
    clearTimeout(this.timer);
    this.paused = true;
    return this.running;
  }

  /** The server has no draft of this editor any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.wanted = null;
    this.kept = null;
    this.seen = null;
    this.become('none');
  }

  private async send(): Promise<void> {
    const document = this.wanted;
    if (document === this.kept || this.state === 'elsewhere') return;
    try {
      if (document === null) {
        await this.server.drop();
        this.seen = null;
      } else {
        this.seen = await this.server.keep(document, this.seen);
      }
      this.kept = document;
      if (this.wanted === document) this.become(document === null ? 'none' : 'kept');
    } catch (error) {
      this.become(this.isTaken(error) ? 'elsewhere' : 'failed');
    }
  }

  private become(state: DraftState): void {
    if (state === this.state) return;
    this.state = state;
    this.tell(state);
  }
}
