import { parseIsoNs } from '../../time/iso';
import { RecordError } from '../decode-run';
import type { RawValue } from '../raw-value';

const MILLIS_AND_NANOS = /^(\d{1,15})\.(\d{1,6})$/;

/**
 * A time as the OpenTelemetry Collector's elasticsearch exporter writes it: ISO 8601, or milliseconds, a dot and the
 * nanoseconds of that millisecond without leading zeros (`1763800000000.42` is 42 ns after the millisecond).
 * 0 when there is none. Throws RecordError when it is no time.
 */
export function collectorTime(value: RawValue | undefined): bigint {
  if (value === undefined || value === null || value === '') return 0n;
  const text = String(value);
  const match = MILLIS_AND_NANOS.exec(text);
  if (match?.[1] && match[2]) return BigInt(match[1]) * 1_000_000n + BigInt(match[2]);
  if (/^\d{1,15}$/.test(text)) return BigInt(text) * 1_000_000n;
  const time = parseIsoNs(text);
  if (time === null) throw new RecordError(`failed to parse a time: "${text.slice(0, 60)}"`);
  return time;
}
