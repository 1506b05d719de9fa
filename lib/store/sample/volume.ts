import { processSingleton } from '../../process-singleton';
import { floorTo, NS_PER_MINUTE, nowNs } from '../../time/time-ns';
import { earlier, later, type TimeRange } from '../../time/time-range';
import { type Run, type RunOptions, withConnection } from '../client/run-query';
import { BUSY_ROWS } from './busy-rows';
import { hourVolumes } from './hour-volumes';
import { SoonShared, sharedKey } from './soon-shared';

type VolumeOptions = Required<RunOptions>;

/** How many logs (of all tenants: a place in the time index counts them all) a stretch of time holds. */
export interface Volume extends TimeRange {
  logs: number;
}

/** Fewer logs may be read whole, and then be called exact: nobody gets what another read a moment ago. */
const FEW_LOGS = 200_000;
/** A month of minutes: more are too large to be kept. */
const MANY_MINUTES = 45_000;
const MOST_KEPT = 8;

/**
 * Where a range's logs lie, oldest first, minute by minute; minutes without logs are left out. Of many logs they may be
 * some seconds old. Throws AppError `timeout`, `canceled`, `unavailable`.
 */
export async function sharedVolume(range: TimeRange, options: VolumeOptions): Promise<Volume[]> {
  const shared = processSingleton(
    'sample.volumes',
    () =>
      new SoonShared<Volume[]>({
        most: MOST_KEPT,
        mayShare: isMany,
        mayKeep: (volumes) => volumes.length <= MANY_MINUTES && isMany(volumes),
      }),
  );
  // Who waits for one pool does not wait for another's.
  const key = sharedKey([options.pool, range.fromNs, range.toNs]);
  return await shared.get(key, options.signal, () =>
    withConnection(options, (run) => readVolume(run, range)),
  );
}

function isMany(volumes: readonly Volume[]): boolean {
  return volumes.reduce((sum, { logs }) => sum + logs, 0) >= FEW_LOGS;
}

async function readVolume(run: Run, range: TimeRange): Promise<Volume[]> {
  const volumes: Volume[] = [];
  const first = floorTo(range.fromNs, NS_PER_MINUTE);
  for (const [minute, n] of await hourVolumes(run, range.fromNs, range.toNs)) {
    if (minute < first || minute >= range.toNs) continue;
    const fromNs = later(minute, range.fromNs);
    const toNs = earlier(minute + NS_PER_MINUTE, range.toNs);
    const logs = toNs - fromNs < NS_PER_MINUTE ? await countCut(run, { fromNs, toNs }, minute, n) : n;
    if (logs > 0) volumes.push({ fromNs, toNs, logs });
  }
  return volumes;
}

/** The rollup knows whole minutes: what the range cuts is counted, and of many logs reckoned by its share of the minute. */
async function countCut(run: Run, part: TimeRange, minute: bigint, logs: number): Promise<number> {
  if (logs <= BUSY_ROWS) return await countAll(run, part);
  // A minute that still runs holds what came up to now.
  const end = later(earlier(minute + NS_PER_MINUTE, nowNs()), part.fromNs + 1n);
  const share = Number(earlier(part.toNs, end) - part.fromNs) / Number(later(end - minute, 1n));
  return Math.min(logs, Math.round(logs * share));
}

async function countAll(run: Run, { fromNs, toNs }: TimeRange): Promise<number> {
  const [row] = await run<{ n: bigint }>({
    text: 'SELECT count(*) AS n FROM log t WHERE t.time_ns >= $1::bigint AND t.time_ns < $2::bigint',
    values: [fromNs, toNs],
  });
  return Number(row?.n ?? 0n);
}
