import type pg from 'pg';
import type { WriteOutcome } from '../../contracts/write-batch';
import { AppError } from '../../errors';
import { nowNs } from '../../time/time-ns';
import { pool } from '../client/pools';
import { ensurePartitions } from '../partitions/ensure-partitions';
import { arrivalWatch } from '../tail/arrival-watch';
import { type Claim, claimDigests } from './claim-digests';
import type { EncodedBatch } from './encoded-batch';
import { failureKind } from './failure-kind';
import { insertSalvaging } from './insert-salvaging';
import { endOutage, RETRY_FOR_MS, retryUntilMs } from './outage';
import { storeError } from './store-error';
import { watchSilence } from './watch-silence';
import type { WriteTarget } from './write-target';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
const BEGIN = `BEGIN; SET LOCAL statement_timeout = '60s'`;
/** Beyond the statement timeout: no answer though PostgreSQL is there, as when a COPY hangs. */
const SILENCE_MS = 75_000;

/** One batch's way through the attempts. */
interface Job<B> {
  batch: B;
  /** The outcome of an attempt whose COMMIT was sent but not answered: the digest will tell whether it holds. */
  unconfirmed: WriteOutcome | null;
}

/**
 * Commits batches in one transaction. Lost connections and deadlocks are tried again for five seconds, exactly once by
 * the digests. A group with a row that PostgreSQL refuses falls apart into single batches, such a batch into its rows.
 * @returns for each batch its outcome, or the AppError for its sender; never throws
 */
export async function commitGroup<B extends EncodedBatch>(
  target: WriteTarget<B>,
  batches: readonly B[],
): Promise<(WriteOutcome | Error)[]> {
  const jobs: Job<B>[] = batches.map((batch) => ({ batch, unconfirmed: null }));
  const deadline = Date.now() + RETRY_FOR_MS;
  let pauseMs = FIRST_PAUSE_MS;
  let partitionsMade = false;
  let salvaging = false;
  for (;;) {
    try {
      const outcomes = await attempt(target, jobs, salvaging);
      endOutage();
      if (target.signal === 'logs') arrivalWatch().nudge();
      return outcomes;
    } catch (error) {
      const kind = failureKind(error);
      if (kind === 'data' && jobs.length > 1) return await oneByOne(target, batches);
      if (kind === 'data' && !salvaging) salvaging = true;
      else if (kind === 'partition' && !partitionsMade) {
        partitionsMade = true;
        await remakePartitions(target, batches);
      } else if (kind === 'transient' && Date.now() + pauseMs < Math.min(deadline, retryUntilMs())) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      } else return batches.map(() => storeError(kind, error));
    }
  }
}

async function oneByOne<B extends EncodedBatch>(
  target: WriteTarget<B>,
  batches: readonly B[],
): Promise<(WriteOutcome | Error)[]> {
  const outcomes = [];
  for (const batch of batches) outcomes.push(...(await commitGroup(target, [batch])));
  return outcomes;
}

async function attempt<B extends EncodedBatch>(
  target: WriteTarget<B>,
  jobs: Job<B>[],
  salvaging: boolean,
): Promise<(WriteOutcome | AppError)[]> {
  const client = await pool('ingest').connect();
  let broken = true;
  const watchdog = setTimeout(() => cutConnection(client), SILENCE_MS);
  const endWatch = watchSilence(client, () => cutConnection(client));
  try {
    await target.prepare(client);
    await client.query(BEGIN);
    const { outcomes, committed } = await insertJobs(client, target, jobs, salvaging);
    for (const [index, job] of jobs.entries()) {
      const outcome = outcomes[index];
      job.unconfirmed = outcome === undefined || outcome instanceof AppError ? null : outcome;
    }
    await client.query('COMMIT');
    committed?.();
    broken = false;
    return outcomes;
  } catch (error) {
    // PostgreSQL answered the COMMIT with an error, or never got one: then nothing of this attempt holds.
    if (failureKind(error) !== 'transient') for (const job of jobs) job.unconfirmed = null;
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    clearTimeout(watchdog);
    endWatch();
    client.release(broken);
  }
}

/** PostgreSQL heeds no time limit while it waits for COPY's data; a closed socket fails the statement on both sides. */
function cutConnection(client: pg.PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

async function insertJobs<B extends EncodedBatch>(
  client: pg.PoolClient,
  target: WriteTarget<B>,
  jobs: Job<B>[],
  salvaging: boolean,
): Promise<{ outcomes: (WriteOutcome | AppError)[]; committed: (() => void) | undefined }> {
  const byDigest = new Map<string, Job<B>>();
  for (const job of jobs) {
    const hex = job.batch.digest.toString('hex');
    if (!byDigest.has(hex)) byDigest.set(hex, job);
  }
  const claims = await claimDigests(
    client,
    [...byDigest.values()].map(({ batch }) => batch),
    new Date(),
  );
  const fresh = [...byDigest].filter(([hex]) => claims.get(hex)?.fresh).map(([, job]) => job.batch);
  const { outcomes: inserted, committed } = await insertFresh(client, target, fresh, salvaging);
  const outcomes = jobs.map((job) => {
    const hex = job.batch.digest.toString('hex');
    if (isOtherBody(job.batch, claims.get(hex))) return otherBody();
    const own = byDigest.get(hex) === job;
    return (
      (own ? (inserted.get(job.batch) ?? job.unconfirmed) : null) ?? duplicate(job.batch, claims.get(hex))
    );
  });
  return { outcomes, committed };
}

async function insertFresh<B extends EncodedBatch>(
  client: pg.PoolClient,
  target: WriteTarget<B>,
  batches: B[],
  salvaging: boolean,
): Promise<{ outcomes: Map<B, WriteOutcome>; committed: (() => void) | undefined }> {
  const ranges = batches.map((batch) => ({ batch, from: 0, to: batch.ends.length }));
  const outcomes = new Map<B, WriteOutcome>();
  const finished: { batch: B; absent: ReadonlySet<number> }[] = [];
  if (salvaging) {
    for (const range of ranges) {
      const { duplicates, rejected } = await insertSalvaging(client, target, range);
      finished.push({ batch: range.batch, absent: new Set([...duplicates, ...rejected.keys()]) });
      outcomes.set(range.batch, outcome(range.batch, duplicates.size, rejected));
    }
  } else if (ranges.length > 0) {
    const duplicates = await target.insertRows(client, ranges);
    for (const [index, { batch }] of ranges.entries()) {
      const absent = duplicates[index] ?? new Set();
      finished.push({ batch, absent });
      outcomes.set(batch, outcome(batch, absent.size, new Map()));
    }
  }
  return { outcomes, committed: await target.finish(client, finished) };
}

function outcome(batch: EncodedBatch, duplicates: number, rejectedRows: Map<number, string>): WriteOutcome {
  const refused = [...rejectedRows].map(([row, reason]) => ({
    index: batch.recordIndexes[row] ?? 0,
    reason,
  }));
  return {
    stored: batch.ends.length - rejectedRows.size - duplicates,
    duplicates,
    duplicateBatch: false,
    rejected: [...batch.rejected, ...refused].sort((a, b) => a.index - b.index),
    ...(batch.documents && { known: knownRecords(batch, batch.documents.known) }),
    ...(batch.arrival && { seqs: batch.arrival.seqs }),
  };
}

function knownRecords({ recordIndexes }: EncodedBatch, known: ReadonlyMap<number, boolean>) {
  return [...known].map(([row, sameContent]) => ({ index: recordIndexes[row] ?? 0, sameContent }));
}

function duplicate(batch: EncodedBatch, claim: Claim | undefined): WriteOutcome {
  return {
    stored: 0,
    duplicates: batch.ends.length,
    duplicateBatch: true,
    rejected: batch.rejected,
    ...(claim?.seqs && { seqs: claim.seqs }),
  };
}

function isOtherBody({ bodyDigest }: EncodedBatch, claim: Claim | undefined): boolean {
  return bodyDigest !== null && !!claim?.body && claim.body !== bodyDigest.toString('hex');
}

function otherBody(): AppError {
  return new AppError(
    'conflict',
    'This Idempotency-Key named another body within the last hour. Nothing of this one is stored: give it a key of its own.',
  );
}

/** Another process, or a person, dropped one of them. A failure here shows as the next attempt's. */
async function remakePartitions<B extends EncodedBatch>(
  { table }: WriteTarget<B>,
  batches: readonly B[],
): Promise<void> {
  await ensurePartitions(
    table,
    batches.flatMap(({ days }) => days),
    nowNs(),
    { reload: true },
  ).catch(() => undefined);
}
