import type { ServerHttp2Stream } from 'node:http2';
import { AppError } from '../../errors';

/** A sender that names no deadline has this long to send its message, as over HTTP/1.1. */
const READ_MS = 120_000;
const LONGEST_MS = 2 ** 31 - 1;
const UNIT_MS: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};

/**
 * How long a call may take: until the sender's deadline, and as long as the sender is there. The signal's reason is an
 * AppError, `timeout` or `canceled`.
 */
export class CallLimits {
  readonly #gone = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** @param timeout the grpc-timeout header. Throws AppError `bad_request` when it cannot be read. */
  constructor(stream: ServerHttp2Stream, timeout: string | undefined) {
    const deadlineMs = timeout === undefined ? null : readTimeout(timeout);
    this.#startTimer(deadlineMs ?? READ_MS);
    this.#hasDeadline = deadlineMs !== null;
    stream.once('close', () => this.#abort(new AppError('canceled', 'The sender gave the call up.')));
  }

  readonly #hasDeadline: boolean;

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** The message is there: only a deadline that the sender named counts on. */
  messageRead(): void {
    if (!this.#hasDeadline) clearTimeout(this.#timer);
  }

  /** What `work` gives, or the end of the call before that. */
  async within<T>(work: Promise<T>): Promise<T> {
    const { signal } = this;
    const ended = new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return await Promise.race([work, ended]);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #startTimer(afterMs: number): void {
    const expired = () => this.#abort(new AppError('timeout', 'The deadline of the call has passed.'));
    this.#timer = setTimeout(expired, Math.min(afterMs, LONGEST_MS));
  }

  #abort(reason: AppError): void {
    clearTimeout(this.#timer);
    this.#gone.abort(reason);
  }
}

/** Source: gRPC over HTTP/2, "Timeout": at most eight digits and a unit. */
function readTimeout(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  if (unitMs === undefined)
    throw new AppError('bad_request', `grpc-timeout "${text.slice(0, 40)}" is not a time.`);
  return Number(digits) * unitMs;
}
