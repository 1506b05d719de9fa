import { processSingleton } from '../../process-singleton';
import { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { SoonShared, sharedKey } from '../sample/soon-shared';
import type { Predicate } from '../scan/predicate';

interface Asked {
  signal: AbortSignal;
  pool: PoolName;
  tenantId: number;
  predicate: Predicate;
  range: TimeRange;
}

const MOST_KEPT = 500;

/**
 * How many logs match, as `read` counts them, or as it did for the same question a moment ago: what samples are brought to
 * may be some seconds old. Null is not kept.
 */
export async function knownTotal(
  { signal, pool, tenantId, predicate, range }: Asked,
  read: () => Promise<number | null>,
): Promise<number | null> {
  const totals = processSingleton(
    'known-totals',
    () => new SoonShared<number | null>({ most: MOST_KEPT, mayKeep: (total) => total !== null }),
  );
  const params = new SqlParams();
  const { exact } = predicate(params);
  const key = sharedKey([pool, tenantId, range.fromNs, range.toNs, exact, params.values]);
  return await totals.get(key, signal, read);
}
