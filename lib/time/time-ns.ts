/** Nanoseconds since 1970-01-01T00:00:00Z. Branded so that milliseconds cannot slip in. */
export type TimeNs = bigint & { readonly __unit: 'ns-since-epoch' };

export const NS_PER_MS = 1_000_000n;
export const NS_PER_SECOND = 1_000_000_000n;
export const NS_PER_MINUTE = 60n * NS_PER_SECOND;
export const NS_PER_HOUR = 60n * NS_PER_MINUTE;
export const NS_PER_DAY = 24n * NS_PER_HOUR;

export function timeNs(ns: bigint): TimeNs {
  return ns as TimeNs;
}

/** @param ms milliseconds since the epoch; a fraction is kept to the nanosecond where a double can carry it. */
export function timeNsFromMs(ms: number): TimeNs {
  const whole = Math.floor(ms);
  return (BigInt(whole) * NS_PER_MS + BigInt(Math.round((ms - whole) * 1e6))) as TimeNs;
}

export function msFromTimeNs(ns: bigint): number {
  return Number(floorDiv(ns, NS_PER_MS));
}

export function nowNs(): TimeNs {
  return timeNsFromMs(Date.now());
}

/** Integer division towards minus infinity, so that buckets before 1970 line up too. */
export function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

export function floorTo(ns: bigint, stepNs: bigint): TimeNs {
  return (floorDiv(ns, stepNs) * stepNs) as TimeNs;
}
