import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import { processSingleton } from '../../process-singleton';
import { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { type Run, type Sql, withConnection } from '../client/run-query';
import type { Predicate } from '../scan/predicate';
import { type Block, type BlockPlan, planBlocks } from './plan-blocks';
import { countBlocks } from './read-blocks';
import { seededRandom } from './seeded-random';
import { SoonShared, sharedKey } from './soon-shared';
import { sharedVolume, type Volume } from './volume';

export interface BlockSampling {
  predicate: Predicate;
  range: TimeRange;
  budgetMs: number;
  pool: PoolName;
  /** SQL over t for the bytes of a row. */
  weight: string;
}

/** What a first look found: matches and their bytes in `PROBE_BLOCKS` blocks, and the time a block takes. */
export interface Probe {
  volumes: Volume[];
  /** Blocks the range has in all. */
  of: number;
  matches: number;
  weight: number;
  blockMs: number;
  /** The look was not over in time: nothing is known of the matches. */
  isBlind: boolean;
}

type Look = Omit<Probe, 'volumes'>;

const MOST_LOOKS = 500;

/** Neighbouring rows read in one piece: reading them costs about as much as finding them. */
const BLOCK_ROWS = 64;
export const PROBE_BLOCKS = 64;
/** A range of no more blocks is counted whole. */
const FEW_BLOCKS = 256;
/** Blocks that are tried however late it is: fewer say too little. */
const LEAST_BLOCKS = 64;
/** One statement reads blocks for about so long; what it breaks off is lost. */
const CHUNK_MS = 40;
const LEAST_CHUNK = 16;
/** The least time that a statement gets, that of the first blocks, and the most that looking up the volumes takes when they are not kept yet. */
const LEAST_MS = 60;
const FIRST_MS = 500;
const VOLUME_MS = 2_000;
/** Blocks read at most, whatever they hold. */
const MOST_BLOCKS = 2_000;
/** A first read from disk says nothing about the next ones: more than this is not believed. */
const MOST_BLOCK_MS = 1;
/** What one row found through the token index costs. */
const PICK_ROW_MS = 0.01;

/** What the samples of logs and of counts share: the plan of blocks, the first look, and the clock. */
export class BlockSampler {
  private readonly started = performance.now();
  // The same question gets the same sample, so that figures on one page agree.
  private readonly random: () => number;

  constructor(
    readonly ctx: RequestContext,
    private readonly input: BlockSampling,
  ) {
    this.random = seededRandom(`${input.range.fromNs}-${input.range.toNs}`);
  }

  async probe(): Promise<Probe> {
    const { weight, predicate, range, pool } = this.input;
    const { tenantId, signal } = this.ctx;
    const volumes = await sharedVolume(range, { signal, pool, timeoutMs: VOLUME_MS });
    const params = new SqlParams();
    const { exact } = predicate(params);
    const key = sharedKey([pool, tenantId, range.fromNs, range.toNs, exact, params.values, weight]);
    const looks = processSingleton(
      'sample.looks',
      () => new SoonShared<Look>({ most: MOST_LOOKS, mayKeep: ({ isBlind }) => !isBlind }),
    );
    return { volumes, ...(await looks.get(key, signal, () => this.look(volumes))) };
  }

  private async look(volumes: readonly Volume[]): Promise<Look> {
    const { blocks, of } = planBlocks(volumes, {
      count: PROBE_BLOCKS,
      rows: BLOCK_ROWS,
      random: seededRandom(`look ${this.input.range.fromNs}-${this.input.range.toNs}`),
    });
    const started = performance.now();
    const limitMs = Math.max(LEAST_MS, 0.6 * this.leftMs());
    const read = countBlocks({ ...this.reads(), blocks });
    const rows = await this.inTime<{ n: number; weight: number }>(read, limitMs);
    return {
      of,
      matches: rows?.reduce((sum, { n }) => sum + n, 0) ?? 0,
      weight: rows?.reduce((sum, { weight }) => sum + weight, 0) ?? 0,
      blockMs: (performance.now() - started) / Math.max(1, blocks.length),
      isBlind: rows === null,
    };
  }

  /**
   * Reads blocks in random order, some at a time, until all are read or the time is up: what was read by then is a
   * sample of the whole range too. @returns places in `blocks` that were read, and the rows with theirs
   */
  async readUntilLate<Row extends { block: number }>(
    blocks: readonly Block[],
    { blockMs }: Probe,
    sql: (some: readonly Block[]) => Sql,
  ): Promise<{ places: number[]; rows: Row[] }> {
    const order = this.shuffled(blocks.length);
    const size = Math.max(LEAST_CHUNK, Math.floor(CHUNK_MS / Math.max(blockMs, 0.02)));
    const places: number[] = [];
    const rows: Row[] = [];
    for (let at = 0; at < order.length; at += size) {
      if (at > 0 && this.isLate()) break;
      const chunk = order.slice(at, at + size).sort((a, b) => a - b);
      const read = sql(chunk.flatMap((place) => blocks[place] ?? []));
      // The first ones are waited for: late figures say more than none.
      const found = await this.inTime<Row>(read, Math.max(at === 0 ? FIRST_MS : LEAST_MS, this.leftMs()));
      if (found === null) break;
      places.push(...chunk);
      for (const row of found) rows.push({ ...row, block: chunk[row.block] ?? -1 });
    }
    return { places: places.sort((a, b) => a - b), rows };
  }

  /** Whether finding all matches through the token index is likely to end in time; in how many ms it must. */
  pickMs({ matches, of, isBlind }: Probe): number | null {
    if (isBlind || this.input.predicate(new SqlParams()).tokens === null) return null;
    // A sample without a match says nothing, so the index is worth waiting for.
    if (matches === 0) return Math.max(this.leftMs(), Math.min(2 * this.input.budgetMs, 600));
    // Up to three may hide behind none seen, with 95 % certainty.
    const expected = (Math.max(matches, 3) / PROBE_BLOCKS) * of;
    const ms = this.leftMs() * 0.7;
    return expected * PICK_ROW_MS < ms ? ms : null;
  }

  /** How many ms reading every row of the range may take, where that is likely to end in time. */
  readAllMs({ blockMs, of }: Probe): number | null {
    // A scan in one piece is faster than the same blocks one by one.
    const ms = this.leftMs();
    if (of <= FEW_BLOCKS) return Math.max(1_000, 2 * ms);
    return of * Math.min(blockMs, MOST_BLOCK_MS) < ms ? 2 * ms : null;
  }

  /** How many blocks can be read in what is left of the time. */
  blocksInTime({ blockMs }: Probe): number {
    const inTime = Math.floor(this.leftMs() / Math.max(blockMs, 0.05));
    return Math.max(LEAST_BLOCKS, Math.min(inTime, MOST_BLOCKS));
  }

  plan(volumes: readonly Volume[], count: number): BlockPlan {
    return planBlocks(volumes, { count, rows: BLOCK_ROWS, random: this.random });
  }

  reads() {
    const { predicate, weight } = this.input;
    return { tenantId: this.ctx.tenantId, predicate, weight };
  }

  /** Places of the blocks in random order, so that what a limit cuts off is spread over the range too. */
  shuffled(length: number): number[] {
    const order = Array.from({ length }, (_, at) => at);
    for (let at = length - 1; at > 0; at--) {
      const other = Math.floor(this.random() * (at + 1));
      const [a, b] = [order[at] ?? 0, order[other] ?? 0];
      order[at] = b;
      order[other] = a;
    }
    return order;
  }

  async connected<T>(work: (run: Run) => Promise<T>, timeoutMs: number): Promise<T> {
    const { signal } = this.ctx;
    return await withConnection({ signal, timeoutMs, pool: this.input.pool }, work);
  }

  /** The statement's rows; null when it takes longer. */
  async inTime<Row extends object>(sql: Sql, timeoutMs: number): Promise<Row[] | null> {
    try {
      return await this.connected((run) => run<Row>(sql), timeoutMs);
    } catch (error) {
      if (error instanceof AppError && error.code === 'timeout') return null;
      throw error;
    }
  }

  private isLate(): boolean {
    return performance.now() - this.started > this.input.budgetMs - CHUNK_MS / 2;
  }

  leftMs(): number {
    return Math.max(20, this.input.budgetMs - (performance.now() - this.started));
  }
}
