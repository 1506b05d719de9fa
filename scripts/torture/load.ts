import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from './batch';
import type { Sender } from './senders';

const RECORDS = 40;
const MOST_PENDING = 30;

/** What was sent and what became of it. */
export interface Ledger {
  /** Batches that the server said are stored. */
  stored: Map<string, Batch>;
  /** Sends of batches that were stored already. */
  again: number;
  /** Answers that asked to try again later, and sends without an answer. */
  later: number;
  nothing: number;
  /** Final refusals of good batches: none is right. */
  refused: string[];
  lastStoredMs: number;
}

/** Sends batches of every protocol until it is stopped: each until it is stored, and then twice more at other times. */
export class Load {
  readonly ledger: Ledger = {
    stored: new Map(),
    again: 0,
    later: 0,
    nothing: 0,
    refused: [],
    lastStoredMs: 0,
  };
  private stopping = false;
  private readonly workers: Promise<void>[];

  constructor(
    senders: ReadonlyMap<string, Sender>,
    private readonly pauseMs = 5,
  ) {
    this.workers = [...senders].map(([name, send]) => this.work(name, send));
  }

  /** Finishes every batch that was begun, and all its repetitions. */
  async stop(): Promise<Ledger> {
    this.stopping = true;
    await Promise.all(this.workers);
    return this.ledger;
  }

  private async work(protocol: string, send: Sender): Promise<void> {
    const pending: Batch[] = [];
    for (let made = 0; !this.stopping || pending.length > 0; ) {
      // A batch comes again between others, also long after it was stored.
      const repeats = this.stopping || pending.length >= MOST_PENDING || made % 3 === 0;
      const old = repeats ? pending.shift() : undefined;
      if (old) {
        await this.deliver(old, send);
        this.ledger.again++;
      }
      if (this.stopping) continue;
      const batch = {
        name: `${protocol}-${++made}`,
        records: 1 + ((made * 7) % RECORDS),
        timeMs: Date.now(),
      };
      if (await this.deliver(batch, send)) {
        this.ledger.stored.set(batch.name, batch);
        pending.push(batch, batch);
      }
      await sleep(this.pauseMs);
    }
  }

  private async deliver(batch: Batch, send: Sender): Promise<boolean> {
    for (let pauseMs = 50; ; pauseMs = Math.min(1_000, pauseMs * 2)) {
      const answer = await send(batch);
      if (answer === 'stored') {
        this.ledger.lastStoredMs = Date.now();
        return true;
      }
      if (typeof answer === 'object') {
        this.ledger.refused.push(`${batch.name}: ${answer.refused}`);
        return false;
      }
      this.ledger[answer]++;
      await sleep(pauseMs);
    }
  }
}
