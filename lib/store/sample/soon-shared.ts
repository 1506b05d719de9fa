import { AppError } from '../../errors';
import { canceled } from '../client/database-error';
import { LruMap } from '../dictionary/lru-map';

/** So long the panels of one dashboard, which ask for the same, get the same. */
const KEPT_MS = 5_000;

/** Of a read; it never rejects. */
type Outcome<T> = { value: T } | { error: unknown };

interface Sharing<T> {
  /** Entries at most. */
  most: number;
  /** Whether those who asked while it was read may have it, too. Default: always. */
  mayShare?: (value: T) => boolean;
  /** Whether those may who ask up to five seconds later. Default: always. */
  mayKeep?: (value: T) => boolean;
}

/** What many ask for within some seconds is read once: who asks while it is being read waits for that. */
export class SoonShared<T> {
  private readonly entries: LruMap<string, Promise<Outcome<T>>>;

  constructor(private readonly sharing: Sharing<T>) {
    this.entries = new LruMap(sharing.most);
  }

  /**
   * What `read` gives, or gave a moment ago; fails as it does. Whoever asked first may go away: then the next one reads.
   * Throws AppError `canceled` when `signal` ends the waiting.
   */
  async get(key: string, signal: AbortSignal, read: () => Promise<T>): Promise<T> {
    const { mayShare = () => true } = this.sharing;
    const known = this.entries.get(key);
    if (known) {
      const outcome = await unlessAborted(known, signal);
      if ('value' in outcome && mayShare(outcome.value)) return outcome.value;
      if ('error' in outcome && !isCanceled(outcome.error)) throw outcome.error;
    }
    const reading = read();
    this.keep(key, reading);
    return await reading;
  }

  private keep(key: string, reading: Promise<T>): void {
    const { mayKeep = () => true } = this.sharing;
    const outcome: Promise<Outcome<T>> = reading.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    this.entries.set(key, outcome);
    const forget = () => {
      if (this.entries.get(key) === outcome) this.entries.delete(key);
    };
    void outcome.then((found) => {
      if ('value' in found && mayKeep(found.value)) setTimeout(forget, KEPT_MS).unref();
      else forget();
    });
  }
}

/** A key of values that hold bigints. */
export function sharedKey(parts: readonly unknown[]): string {
  return JSON.stringify(parts, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

function isCanceled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'canceled';
}

function unlessAborted<T>(outcome: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(canceled());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void outcome.then((found) => {
      signal.removeEventListener('abort', abort);
      resolve(found);
    });
  });
}
