import { setTimeout as sleep } from 'node:timers/promises';
import type { SyslogMessage } from '../../contracts/syslog-message';

export interface SyslogQueueOptions {
  /** Stores a batch; tried again with the same messages until it does not throw. */
  commit: (messages: readonly SyslogMessage[], key: string) => Promise<void>;
  newKey: () => string;
  /** How long messages gather before a batch goes off, while none is being stored. */
  gatherMs: number;
  capacityMessages: number;
  capacityBytes: number;
  batchMessages: number;
  batchBytes: number;
  retryMs: number;
}

/**
 * Messages between the sockets and the store, bounded in number and bytes. One batch is stored at a time, in the order of
 * arrival; what comes meanwhile is the next. syslog has no answer, so a failed batch is tried again, and senders wait.
 */
export class SyslogQueue {
  readonly #options: SyslogQueueOptions;
  #waiting: SyslogMessage[] = [];
  #messages = 0;
  #bytes = 0;
  #running: Promise<void> | null = null;
  #hurry = new AbortController();
  #givenUp = false;
  #room: (() => void)[] = [];

  constructor(options: SyslogQueueOptions) {
    this.#options = options;
  }

  /** Received and not stored yet, with the batch that is being stored. */
  get messages(): number {
    return this.#messages;
  }

  get full(): boolean {
    const { capacityMessages, capacityBytes } = this.#options;
    return this.#messages >= capacityMessages || this.#bytes >= capacityBytes;
  }

  /** Takes a message whatever the capacity: whoever can wait asks `full` first, and waits with `whenRoom`. */
  add(message: SyslogMessage): void {
    this.#waiting.push(message);
    this.#messages += 1;
    this.#bytes += message.bytes.length;
    const { batchMessages } = this.#options;
    if (this.#waiting.length >= batchMessages) this.#hurry.abort();
    this.#running ??= this.#run();
  }

  /** Calls back once, when half of the capacity is free. */
  whenRoom(resume: () => void): void {
    this.#room.push(resume);
  }

  /** Stores what waits, for up to `timeoutMs`. Gives how many messages had to be given up. */
  async drain(timeoutMs: number): Promise<number> {
    this.#hurry.abort();
    const timeout = new AbortController();
    const late = sleep(timeoutMs, null, { signal: timeout.signal }).catch(() => null);
    await Promise.race([this.#running ?? Promise.resolve(), late]);
    timeout.abort();
    this.#givenUp = true;
    return this.#messages;
  }

  async #run(): Promise<void> {
    // A running batch holds the next ones back long enough by itself.
    await this.#pause(this.#options.gatherMs);
    while (this.#waiting.length > 0 && !this.#givenUp) {
      const batch = this.#nextBatch();
      const stored = await this.#store(batch);
      if (!stored) break;
      this.#messages -= batch.length;
      for (const { bytes } of batch) this.#bytes -= bytes.length;
      this.#tellRoom();
    }
    this.#running = null;
    this.#hurry = new AbortController();
  }

  #nextBatch(): SyslogMessage[] {
    const { batchMessages, batchBytes } = this.#options;
    let count = 0;
    let bytes = 0;
    for (const message of this.#waiting) {
      if (count > 0 && (count >= batchMessages || bytes + message.bytes.length > batchBytes)) break;
      count += 1;
      bytes += message.bytes.length;
    }
    return this.#waiting.splice(0, count);
  }

  async #store(batch: readonly SyslogMessage[]): Promise<boolean> {
    const key = this.#options.newKey();
    for (let attempt = 0; !this.#givenUp; attempt++) {
      try {
        await this.#options.commit(batch, key);
        return true;
      } catch {
        await sleep(this.#options.retryMs * 2 ** Math.min(attempt, 4));
      }
    }
    return false;
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, null, { signal: this.#hurry.signal }).catch(() => null);
  }

  #tellRoom(): void {
    const { capacityMessages, capacityBytes } = this.#options;
    if (this.#messages > capacityMessages / 2 || this.#bytes > capacityBytes / 2) return;
    for (const resume of this.#room.splice(0)) resume();
  }
}
