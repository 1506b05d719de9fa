import { formatIsoNs } from '../../../time/iso';
import { NS_PER_MS, NS_PER_SECOND } from '../../../time/time-ns';
import { illegalArgument } from '../elastic-error';
import { readElasticTime } from '../query/elastic-time';

/** A time as a hit shows it in `sort`, `fields` or `docvalue_fields`; without a format as ISO 8601 to the millisecond. */
export function timeValue(ns: bigint, format: string | null): string {
  const first = format?.split('||', 1)[0] ?? 'strict_date_optional_time';
  if (first === 'epoch_millis') {
    const fraction = (((ns % NS_PER_MS) + NS_PER_MS) % NS_PER_MS)
      .toString()
      .padStart(6, '0')
      .replace(/0+$/, '');
    const whole = (ns - (((ns % NS_PER_MS) + NS_PER_MS) % NS_PER_MS)) / NS_PER_MS;
    return fraction === '' ? String(whole) : `${whole}.${fraction}`;
  }
  if (first === 'epoch_second') return String(ns / NS_PER_SECOND);
  const iso = formatIsoNs(ns);
  if (/nanos$/.test(first)) return iso;
  if (/^(strict_)?date_(optional_time|time)$|^date_time$/.test(first)) return `${iso.slice(0, 23)}Z`;
  if (/^(strict_)?date$|^yyyy-MM-dd$|^uuuu-MM-dd$/.test(first)) return iso.slice(0, 10);
  throw illegalArgument(
    `The date format [${first.slice(0, 80)}] is not supported here: use strict_date_optional_time, strict_date_optional_time_nanos or epoch_millis`,
  );
}

/** The nanoseconds a sort value stands for, first and last. */
export function readTimeValue(
  value: string | number,
  format: string | null,
): { first: bigint; last: bigint } {
  return readElasticTime(value, {
    nowNs: 0n,
    format: typeof value === 'number' ? 'epoch_millis' : format,
    timeZone: null,
  });
}
