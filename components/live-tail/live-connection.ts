import { apiErrorSchema } from '@/lib/contracts/api-error';
import { type TailEvent, tailLogsSchema, tailStartSchema, tailTroubleSchema } from '@/lib/contracts/log-tail';
import { ApiFailure } from '@/lib/http/api-failure';
import { readEvents, type ServerEvent } from '@/lib/http/client-events';

export type LivePhase =
  | { kind: 'connecting' | 'open' | 'asleep' }
  /** Connected, but the server cannot read just now. */
  | { kind: 'trouble'; message: string }
  | { kind: 'reconnecting'; message: string }
  /** Not tried again: the query is wrong. */
  | { kind: 'failed'; message: string };

type Received = Exclude<TailEvent, { event: 'alive' | 'trouble' }>;

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
/** The server says something every ten seconds. */
const QUIET_MS = 12_000;
const SILENCE_MS = 30_000;
/** A tab that nobody looks at gives its connection back; it goes on where it was when it is looked at again. */
const ASLEEP_AFTER_MS = 60_000;

/** Keeps a live tail of a query open: tries again, goes on after the last event, sleeps while the tab is hidden. */
export class LiveConnection {
  private readonly ended = new AbortController();
  private current: AbortController | undefined;
  private lastEventId: string | null = null;
  private retryMs = FIRST_RETRY_MS;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private sleep: ReturnType<typeof setTimeout> | undefined;
  private wake: (() => void) | undefined;
  private asleep = false;

  constructor(
    private readonly q: string,
    private readonly onPhase: (phase: LivePhase) => void,
    private readonly onReceived: (event: Received) => void,
  ) {
    document.addEventListener('visibilitychange', this.onVisibility);
    void this.run();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    clearTimeout(this.sleep);
    this.stopListening();
    this.ended.abort();
    this.current?.abort();
    this.wake?.();
  }

  private async run(): Promise<void> {
    this.onPhase({ kind: 'connecting' });
    while (!this.ended.signal.aborted) {
      const message = await this.connect();
      this.stopListening();
      if (message === null || this.ended.signal.aborted) return;
      if (this.asleep) {
        this.onPhase({ kind: 'asleep' });
        await this.pause(Number.POSITIVE_INFINITY);
        continue;
      }
      this.onPhase({ kind: 'reconnecting', message });
      await this.pause(this.retryMs * (0.8 + Math.random() * 0.4));
      this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 2);
    }
  }

  /** Resolves when the stream has ended with why, or null when there is no use in trying again. */
  private async connect(): Promise<string | null> {
    const current = new AbortController();
    this.current = current;
    this.listen();
    try {
      await readEvents(
        '/api/logs/tail',
        { q: this.q, last: 0 },
        {
          lastEventId: this.lastEventId,
          signal: current.signal,
          onOpen: () => {
            this.listen();
            this.onPhase({ kind: 'open' });
          },
          onEvent: (event) => this.receive(event),
        },
      );
      return 'The connection to the server broke.';
    } catch (error) {
      if (error instanceof ApiFailure) {
        if (error.status === 400 && this.lastEventId !== null) this.lastEventId = null;
        else if (error.status === 400 || error.status === 403) {
          this.onPhase({ kind: 'failed', message: error.message });
          return null;
        }
        return error.message;
      }
      return current.signal.aborted ? 'The server went silent.' : 'The stream could not be read.';
    }
  }

  private receive({ event, id, data }: ServerEvent): void {
    this.listen();
    if (event === 'error') {
      const { code, message, requestId } = apiErrorSchema.shape.error.parse(data);
      throw new ApiFailure(code === 'bad_request' ? 400 : 500, code, message, { requestId });
    }
    if (event === 'trouble') {
      this.onPhase({ kind: 'trouble', message: tailTroubleSchema.parse(data).message });
      return;
    }
    this.onPhase({ kind: 'open' });
    if (event === 'start' && id !== null) this.onReceived({ event, id, data: tailStartSchema.parse(data) });
    if (event === 'logs' && id !== null) this.onReceived({ event, id, data: tailLogsSchema.parse(data) });
    this.lastEventId = id ?? this.lastEventId;
    this.retryMs = FIRST_RETRY_MS;
  }

  private listen(): void {
    this.stopListening();
    const message = 'Nothing is heard from the server; it is waited for.';
    this.quiet = setTimeout(() => this.onPhase({ kind: 'trouble', message }), QUIET_MS);
    this.silence = setTimeout(() => this.current?.abort(), SILENCE_MS);
  }

  private stopListening(): void {
    clearTimeout(this.quiet);
    clearTimeout(this.silence);
  }

  private readonly onVisibility = () => {
    clearTimeout(this.sleep);
    if (document.visibilityState === 'hidden') {
      this.sleep = setTimeout(() => {
        this.asleep = true;
        this.current?.abort();
      }, ASLEEP_AFTER_MS);
    } else if (this.asleep) {
      this.asleep = false;
      this.wake?.();
    }
  };

  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
