/** More running transactions than any server here has connections. */
const MAX_RUNNING = 2_000;

/**
 * Whether a text is a `pg_snapshot` as PostgreSQL prints it, `xmin:xmax:running,…`, so that it can be a parameter.
 * Source: https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT-PARTS
 */
export function isPgSnapshot(text: string): boolean {
  const match = /^(\d{1,20}):(\d{1,20}):((?:\d{1,20}(?:,\d{1,20})*)?)$/.exec(text);
  if (!match) return false;
  const [xmin, xmax] = [BigInt(match[1] ?? ''), BigInt(match[2] ?? '')];
  const running = match[3] ? match[3].split(',').map(BigInt) : [];
  const all = [xmin, ...running, xmax];
  if (running.length > MAX_RUNNING || xmin < 1n || xmax >= 2n ** 63n) return false;
  return running.every((xid, index) => {
    const before = index === 0 ? xmin - 1n : (running[index - 1] ?? 0n);
    return xid > before && xid < (all.at(-1) ?? 0n);
  })
    ? xmin <= xmax
    : false;
}
