import { AppError } from '../errors';
import { processSingleton } from '../process-singleton';

const CAPACITY_BYTES = 256 * 1024 * 1024;

/** Bytes of request bodies held in memory at this moment, over all wire protocols of the process. */
const held = () => processSingleton('wire-budget', () => ({ bytes: 0 }));

/** One request's share of the memory for bodies. */
export class WireShare {
  #bytes = 0;

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

  /** Gives everything back. */
  release(): void {
    held().bytes -= this.#bytes;
    this.#bytes = 0;
  }
}
