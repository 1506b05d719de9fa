import { NS_PER_DAY } from '../../time/time-ns';

const OLDEST = BigInt(Date.UTC(2000, 0, 1)) * 1_000_000n;
// Decoders refuse what is more than a day ahead; the rest is room for a batch that waited over midnight.
const AHEAD = 2n * NS_PER_DAY;

/** Why the store takes no record of this time, or null. It bounds the partitions that a batch can ask for. */
export function unstorableTime(time: bigint, now: bigint): string | null {
  if (time < OLDEST) return 'Its time is before the year 2000.';
  if (time > now + AHEAD) return 'Its time is more than a day ahead of the server.';
  return null;
}
