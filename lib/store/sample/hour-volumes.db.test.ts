import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../../time/time-ns';
import { withConnection } from '../client/run-query';
import { writeLogs } from '../write/write-logs';
import { hourVolumes } from './hour-volumes';

openTestDatabase();

const YEAR = 8_766n * NS_PER_HOUR;
// Not the last of its hour: the next one is read with it.
const minute = floorTo(nowNs(), NS_PER_HOUR) - NS_PER_HOUR;

async function read(fromNs: bigint, toNs: bigint) {
  return await withConnection({}, async (run) => {
    const volumes = await hourVolumes(run, fromNs, toNs);
    const [scans] = await run<{ n: bigint }>({
      text: `SELECT sum(seq_scan + coalesce(idx_scan, 0))::bigint AS n FROM pg_stat_xact_user_tables`,
      values: [],
    });
    // One for each hour of six centuries would be five million.
    expect(Number(scans?.n)).toBeLessThan(500);
    return volumes;
  });
}

async function write(...times: bigint[]) {
  const records = times.map((time) => testLog({ time: timeNs(time) }));
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
}

describe('hourVolumes', () => {
  it('looks at the hours that hold logs, not at all of the six centuries that can be asked for', async () => {
    expect((await read(-292n * YEAR, 292n * YEAR)).size).toBe(0);
    await write(minute, minute + 1n, minute + NS_PER_MINUTE);
    const all = [
      [minute, 2],
      [minute + NS_PER_MINUTE, 1],
    ];
    expect([...(await read(-292n * YEAR, 292n * YEAR))]).toEqual(all);
    // A clock that was wrong by decades.
    const old = minute - 20n * YEAR;
    await write(old);
    expect([...(await read(-292n * YEAR, 292n * YEAR))]).toEqual([[floorTo(old, NS_PER_MINUTE), 1], ...all]);
    expect([...(await read(minute, minute + 1n))]).toEqual(all);
  });
});
