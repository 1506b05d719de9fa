import { AppError } from '../../errors';
import { canceled } from './database-error';

export interface LaneLimits {
  /** How many may be inside at once. */
  size: number;
  /** How many may wait; the next one is refused. */
  waiting: number;
  waitMs: number;
}

interface Waiter {
  enter(): void;
  leave(error: AppError): void;
}

/** Lets a bounded number in and keeps a bounded number waiting, first come first served. */
export class Lane {
  private inside = 0;
  private readonly queue = new Set<Waiter>();

  constructor(private readonly limits: LaneLimits) {}

  /** How many are inside now. */
  get busy(): number {
    return this.inside;
  }

  /**
   * Waits for a place; the result gives it back. Throws AppError `too_many_requests` when too many wait already,
   * `unavailable` when it takes too long, `canceled` when the caller goes away.
   */
  async enter(signal: AbortSignal | undefined): Promise<() => void> {
    if (signal?.aborted) throw canceled();
    if (this.inside < this.limits.size) this.inside++;
    else if (this.queue.size < this.limits.waiting) await this.wait(signal);
    else throw tooMany();
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.next();
    };
  }

  private wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.queue.delete(waiter);
      };
      const waiter: Waiter = {
        enter: () => {
          settle();
          resolve();
        },
        leave: (error) => {
          settle();
          reject(error);
        },
      };
      const onAbort = () => waiter.leave(canceled());
      const timer = setTimeout(() => waiter.leave(waitedInVain()), this.limits.waitMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.queue.add(waiter);
    });
  }

  /** The place goes to the first who waits, without becoming free in between. */
  private next(): void {
    const [first] = this.queue;
    if (first) first.enter();
    else this.inside--;
  }
}

function tooMany(): AppError {
  return new AppError('too_many_requests', 'Too many searches wait already. Try again in a few seconds.', {
    retryAfterSeconds: 3,
  });
}

function waitedInVain(): AppError {
  return new AppError(
    'unavailable',
    'Other searches kept the database busy. Try again in a moment, or narrow the time range.',
    { retryAfterSeconds: 5 },
  );
}
