/**
 * The shard key of rollup rows: FNV-1a 32 over tenant and service (of an edge: the caller), so that a service's series
 * lies in one place.
 */
export function seriesShardKey(tenantId: number, serviceId: number): number {
  let hash = 0x811c9dc5;
  for (const number of [tenantId, serviceId]) {
    for (let shift = 0; shift < 32; shift += 8)
      hash = Math.imul(hash ^ ((number >>> shift) & 0xff), 0x01000193);
  }
  return hash | 0;
}
