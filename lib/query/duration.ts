const UNIT_NS: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  min: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
};
const DURATION = /^(\d{1,18})(?:\.(\d{1,18}))?\s*([a-zµμ]*)$/i;

/** A duration rounded down to the nanosecond, and whether that lost anything. Milliseconds without a unit. Null: none. */
export function parseDuration(text: string): { ns: bigint; isExact: boolean } | null {
  const [match, whole = '', fraction = '', unit = ''] = DURATION.exec(text.trim()) ?? [];
  const unitNs = UNIT_NS[unit.toLowerCase() || 'ms'];
  if (match === undefined || unitNs === undefined) return null;
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * unitNs;
  const ns = scaled / scale;
  const most = 2n ** 63n - 1n;
  return ns > most ? { ns: most, isExact: true } : { ns, isExact: scaled % scale === 0n };
}

/** As `parseDuration`, with a minus before it where it goes back: `-1.5s`. */
export function parseSignedDuration(text: string): { ns: bigint; isExact: boolean } | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('-')) return parseDuration(trimmed);
  const back = parseDuration(trimmed.slice(1));
  // Below 0, down is away from it.
  return back && { ns: -back.ns - (back.isExact ? 0n : 1n), isExact: back.isExact };
}
