import { BUSY_ROWS } from './busy-rows';
import type { Volume } from './volume';

/** A run of neighbouring rows: `take` rows of [fromNs, untilNs) after `skip` ones, counted from either end of [fromNs, toNs). */
export interface Block {
  fromNs: bigint;
  toNs: bigint;
  untilNs: bigint;
  skip: number;
  /** Skips from the newest end, where that is the shorter way. */
  fromEnd: boolean;
  take: number;
  /** Rows it holds, on average: the last one of a range holds what is left. */
  rows: number;
}

export interface BlockPlan {
  /** In time order. */
  blocks: Block[];
  /** Blocks the range has in all; every one had the same chance. */
  of: number;
}

/** Rows a slice of time may bring: stamps of whole seconds put thousands into one slice and none into the next. */
const MOST_OF_SLICE = 20_000;

/**
 * Cuts all rows of a range, in time order, into blocks of `rows` and picks `count` of them: one at random from each of
 * `count` equal parts, so that the sample follows the volume of logs and misses no part of the range. A block of a busy
 * stretch is a slice of its time that holds so many rows on average; each row still has the same chance.
 */
export function planBlocks(
  volumes: readonly Volume[],
  { count, rows, random }: { count: number; rows: number; random: () => number },
): BlockPlan {
  const total = volumes.reduce((sum, { logs }) => sum + logs, 0);
  const blocksInAll = Math.ceil(total / rows);
  const picked = Math.min(count, blocksInAll);
  const blocks: Block[] = [];
  let isSliced = false;
  let at = 0;
  let before = 0;
  for (let part = 0; part < picked; part++) {
    const low = Math.floor((part * blocksInAll) / picked);
    const high = Math.floor(((part + 1) * blocksInAll) / picked);
    const rank = (low + Math.floor(random() * (high - low))) * rows;
    for (let here = volumes[at]; here && before + here.logs <= rank; here = volumes[at]) {
      before += here.logs;
      at++;
    }
    const volume = volumes[at];
    if (!volume) break;
    const bySlice = isBusy(volume);
    isSliced ||= bySlice;
    const place = bySlice
      ? sliceOf(volume, rank - before, rows)
      : { ...walkTo(volume, rank - before, rows), untilNs: endOf(volumes, at, rank - before + rows) };
    blocks.push({ ...place, rows: Math.min(rows, total - rank) });
  }
  // Slices of time never are certain to hold all rows.
  return { blocks, of: isSliced ? Math.max(blocksInAll, picked + 1) : blocksInAll };
}

/** How many rows these hold, on average. */
export function rowsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { rows }) => sum + rows, 0);
}

function isBusy({ fromNs, toNs, logs }: Volume): boolean {
  return logs > BUSY_ROWS && toNs - fromNs > BigInt(logs);
}

function walkTo(volume: Volume, skip: number, take: number): Omit<Block, 'untilNs' | 'rows'> {
  const fromEnd = skip > volume.logs / 2;
  const { fromNs, toNs } = volume;
  return {
    fromNs,
    toNs,
    skip: fromEnd ? volume.logs - 1 - skip : skip,
    fromEnd,
    take,
  };
}

function sliceOf(volume: Volume, skip: number, rows: number): Omit<Block, 'rows'> {
  const [fromNs, toNs] = [timeAt(volume, skip), timeAt(volume, skip + rows)];
  return { fromNs, toNs, untilNs: toNs, skip: 0, fromEnd: false, take: MOST_OF_SLICE };
}

/** When the row of this rank is, were they spread evenly. */
function timeAt({ fromNs, toNs, logs }: Volume, rank: number): bigint {
  return fromNs + ((toNs - fromNs) * BigInt(Math.min(rank, logs))) / BigInt(logs);
}

/** The end of the stretch in which the row of this rank, counted from stretch `at`, lies. */
function endOf(volumes: readonly Volume[], at: number, rank: number): bigint {
  let left = rank;
  let end = 0n;
  for (let index = at; index < volumes.length; index++) {
    const volume = volumes[index];
    if (!volume) break;
    end = volume.toNs;
    left -= volume.logs;
    if (left <= 0) break;
  }
  return end;
}
