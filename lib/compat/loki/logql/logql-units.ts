const NS: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 86_400e9,
  w: 7 * 86_400e9,
  y: 365 * 86_400e9,
};
const DURATION =
  /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w|y)(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w|y))*$/;
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w|y)/g;

/** `1h30m`, `1.5s`, `2d`, `-5m`, `0` in nanoseconds; null when the text is no duration. Source: Prometheus and Go durations. */
export function durationNs(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '0') return 0;
  if (trimmed.length > 100 || !DURATION.test(trimmed)) return null;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(PART)) total += Number(amount) * (NS[unit ?? ''] ?? 0);
  return trimmed.startsWith('-') ? -total : total;
}

const BYTES: Record<string, number> = { '': 1, b: 1 };
for (const [index, letter] of ['k', 'm', 'g', 't', 'p', 'e'].entries()) {
  BYTES[letter] = 1000 ** (index + 1);
  BYTES[`${letter}b`] = 1000 ** (index + 1);
  BYTES[`${letter}i`] = 1024 ** (index + 1);
  BYTES[`${letter}ib`] = 1024 ** (index + 1);
}

/** `20MB`, `5 KiB`, `42` in bytes; null when the text is no size. Source: go-humanize's ParseBytes. */
export function sizeBytes(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?) ?([a-z]{0,3})$/i.exec(text.trim().replaceAll(',', ''));
  const unit = match && BYTES[(match[2] ?? '').toLowerCase()];
  return match && unit !== undefined && unit !== null ? Math.floor(Number(match[1]) * unit) : null;
}
