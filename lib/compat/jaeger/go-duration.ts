const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
const PART = /^(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/;
const MOST_NS = 2 ** 63;

/** Nanoseconds of a duration as Go writes it (`1h30m`, `1.5s`, `0`); null for no duration. Source: Go, time.ParseDuration. */
export function parseGoDuration(text: string): bigint | null {
  const sign = text.startsWith('-') ? -1 : 1;
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') return 0n;
  if (rest === '') return null;
  let ns = 0;
  while (rest !== '') {
    const part = PART.exec(rest);
    if (!part) return null;
    ns += Number(part[1]) * (UNITS[part[2] ?? ''] ?? 0);
    rest = rest.slice(part[0].length);
  }
  return ns >= MOST_NS ? null : BigInt(Math.round(ns * sign));
}

/** What Go says of a text that is no duration. */
export function goDurationFault(text: string): string {
  const shown = text.slice(0, 100);
  return /^[+-]?\d+(\.\d*)?$/.test(text)
    ? `time: missing unit in duration "${shown}"`
    : `time: invalid duration "${shown}"`;
}
