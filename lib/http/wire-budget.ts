import { AppError } from '../errors';
import { processSingleton } from '../process-singleton';
import { takeTurn } from './wire-turns';

const CAPACITY_BYTES = 256 * 1024 * 1024;

/** Bytes of request bodies held in memory at this moment, over all wire protocols of the process. */
const held = () => processSingleton('wire-budget', () => ({ bytes: 0 }));

/** One request's share of the memory for bodies. */
export class WireShare {
  #bytes = 0;
  #endTurn: (() => void) | undefined;

  /** Takes more; throws AppError `too_many_requests` when all bodies together would pass 256 MiB. */
  grow(bytes: number): void {
    if (held().bytes + bytes > CAPACITY_BYTES) {
      throw new AppError(
        'too_many_requests',
        'Too many large requests at once. Send this one again shortly.',
        {
          retryAfterSeconds: 1,
        },
      );
    }
    held().bytes += bytes;
    this.#bytes += bytes;
  }

  /** Gives a part back. */
  shrink(bytes: number): void {
    held().bytes -= bytes;
    this.#bytes -= bytes;
  }

  /** Waits until a body of what this holds may be decoded. */
  async turn(): Promise<void> {
    this.#endTurn?.();
    this.#endTurn = await takeTurn(this.#bytes);
  }

  /** Gives everything back. */
  release(): void {
    this.shrink(this.#bytes);
    this.#endTurn?.();
    this.#endTurn = undefined;
  }
}
