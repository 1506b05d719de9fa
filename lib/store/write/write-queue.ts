import type { WriteOutcome } from '../../contracts/write-batch';
import { AppError } from '../../errors';

export interface QueueLimits {
  /** Transactions at the same time. */
  writers: number;
  /** A transaction takes waiting batches up to this. */
  groupRecords: number;
  groupBytes: number;
  /** Everything that was received and not answered yet; beyond it senders are asked to wait. */
  capacityRecords: number;
  capacityBytes: number;
}

interface Sized {
  ends: { length: number };
  rows: { length: number };
}

interface Waiting<B> {
  batch: B;
  settle(outcome: WriteOutcome | Error): void;
}

const FIRST_BYTES_A_RECORD = 1_000;
/** What would wait longer is better sent again: senders give up after ten seconds. */
const MOST_SECONDS = 4;

/**
 * Gathers batches while the writers are busy and gives each writer as many as fit one transaction: a lone batch is
 * committed at once, a crowd shares the cost of a commit. Nothing waits for a timer.
 */
export class WriteQueue<B extends Sized> {
  private readonly waiting: Waiting<B>[] = [];
  private running = 0;
  private heldRecords = 0;
  private heldBytes = 0;
  private bytesARecord = FIRST_BYTES_A_RECORD;
  private recordsASecond = 0;
  private idle: (() => void)[] = [];
  private closed = false;

  constructor(
    private readonly limits: QueueLimits,
    private readonly commit: (group: B[]) => Promise<(WriteOutcome | Error)[]>,
  ) {}

  /** Records received and not answered yet. */
  get records(): number {
    return this.heldRecords;
  }

  get capacity(): number {
    return this.limits.capacityRecords;
  }

  /**
   * Encodes a batch, waits for its turn and its COMMIT.
   * Throws AppError `too_many_requests` when the queue is full, `unavailable` once it is closed.
   */
  async submit(records: number, encode: () => Promise<B>): Promise<WriteOutcome> {
    let bytes = records * this.bytesARecord;
    this.admit(records, bytes);
    this.hold(records, bytes);
    try {
      const batch = await encode();
      this.hold(0, batch.rows.length - bytes);
      bytes = batch.rows.length;
      if (batch.ends.length > 0) this.bytesARecord += (bytes / batch.ends.length - this.bytesARecord) / 10;
      return await new Promise<WriteOutcome>((resolve, reject) => {
        this.waiting.push({
          batch,
          settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)),
        });
        this.startWriters();
      });
    } finally {
      this.hold(-records, -bytes);
      if (this.heldRecords === 0) for (const done of this.idle.splice(0)) done();
    }
  }

  /** Takes nothing more and resolves when everything received is answered. */
  async drain(): Promise<void> {
    this.closed = true;
    if (this.heldRecords > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private admit(records: number, bytes: number): void {
    if (this.closed)
      throw new AppError('unavailable', 'The server is stopping. Send it again.', { retryAfterSeconds: 5 });
    // A single batch may be larger than the queue: alone it is taken.
    if (this.heldRecords === 0) return;
    const { capacityBytes } = this.limits;
    if (this.heldRecords + records <= this.capacityNow() && this.heldBytes + bytes <= capacityBytes) return;
    const seconds = this.recordsASecond > 0 ? Math.ceil(this.heldRecords / this.recordsASecond / 2) : 1;
    throw new AppError(
      'too_many_requests',
      'More arrives than can be stored. Send it again a little later.',
      {
        retryAfterSeconds: Math.min(5, Math.max(1, seconds)),
      },
    );
  }

  /** As many as are stored in a few seconds, and always a few groups for each writer. */
  private capacityNow(): number {
    const { capacityRecords, groupRecords, writers } = this.limits;
    const least = 2 * writers * groupRecords;
    return Math.min(capacityRecords, Math.max(least, this.recordsASecond * MOST_SECONDS));
  }

  private hold(records: number, bytes: number): void {
    this.heldRecords += records;
    this.heldBytes += bytes;
  }

  private startWriters(): void {
    while (this.running < this.limits.writers && this.waiting.length > 0) {
      this.running++;
      void this.write(this.takeGroup()).finally(() => {
        this.running--;
        this.startWriters();
      });
    }
  }

  private takeGroup(): Waiting<B>[] {
    let records = 0;
    let bytes = 0;
    let count = 0;
    for (const { batch } of this.waiting) {
      records += batch.ends.length;
      bytes += batch.rows.length;
      if (count > 0 && (records > this.limits.groupRecords || bytes > this.limits.groupBytes)) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async write(group: Waiting<B>[]): Promise<void> {
    const startedMs = performance.now();
    const outcomes = await this.commit(group.map(({ batch }) => batch)).catch((error: unknown) =>
      group.map(() => (error instanceof Error ? error : new Error(String(error)))),
    );
    const records = group.reduce((sum, { batch }) => sum + batch.ends.length, 0);
    const rate = (records / Math.max(1, performance.now() - startedMs)) * 1000 * this.limits.writers;
    this.recordsASecond = this.recordsASecond === 0 ? rate : this.recordsASecond * 0.8 + rate * 0.2;
    for (const [index, { settle }] of group.entries())
      settle(outcomes[index] ?? new Error('A batch has no outcome.'));
  }
}
