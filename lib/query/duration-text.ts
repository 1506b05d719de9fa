const DURATION = /^(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)$/;
const UNIT_NS: Record<string, number> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };

/** What was typed as the API takes it (`500 ms` → `500ms`, a bare number is milliseconds); null when it is no duration. */
export function readDurationText(typed: string): string | null {
  const text = typed.replace(/\s+/g, '').toLowerCase().replace('μ', 'µ');
  if (text === '') return '';
  if (/^\d+(\.\d+)?$/.test(text)) return `${text}ms`;
  return DURATION.test(text) ? text : null;
}

/** Above 0 when the first is longer; 0 when one of them is empty or no duration. */
export function compareDurations(a: string, b: string): number {
  const [first, second] = [durationNs(a), durationNs(b)];
  return first === null || second === null ? 0 : first - second;
}

function durationNs(text: string): number | null {
  const [, number, unit] = DURATION.exec(text) ?? [];
  return number === undefined ? null : Number(number) * (UNIT_NS[unit ?? ''] ?? 1);
}
