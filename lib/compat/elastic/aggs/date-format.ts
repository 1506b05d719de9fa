import { zonePieces } from '../../../time/zone-offsets';
import { elasticError } from '../elastic-error';

/** How times are written: a formatter of ms since the epoch. */
export type DateFormat = (ms: number) => string;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ISO = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";
/** Named formats of Elasticsearch, as patterns. Source: mapping parameter `format`, built-in formats. */
const NAMED: Record<string, string> = {
  strict_date_optional_time: ISO,
  date_optional_time: ISO,
  strict_date_optional_time_nanos: ISO,
  date_time: ISO,
  strict_date_time: ISO,
  date_time_no_millis: "yyyy-MM-dd'T'HH:mm:ssXXX",
  strict_date_time_no_millis: "yyyy-MM-dd'T'HH:mm:ssXXX",
  date: 'yyyy-MM-dd',
  strict_date: 'yyyy-MM-dd',
  basic_date: 'yyyyMMdd',
  date_hour: "yyyy-MM-dd'T'HH",
  date_hour_minute: "yyyy-MM-dd'T'HH:mm",
  date_hour_minute_second: "yyyy-MM-dd'T'HH:mm:ss",
  hour_minute: 'HH:mm',
  hour_minute_second: 'HH:mm:ss',
  year: 'yyyy',
  year_month: 'yyyy-MM',
  year_month_day: 'yyyy-MM-dd',
};

/**
 * A date format of Elasticsearch: named, or a Java pattern of the letters y u M d H h m s S a E X x Z; of several (`a||b`)
 * the first. Throws `illegal_argument_exception` for others.
 */
export function dateFormat(format: string | null, zone: string): DateFormat {
  const [first = ''] = (format ?? 'strict_date_optional_time').split('||');
  if (first === 'epoch_millis') return (ms) => String(ms);
  if (first === 'epoch_second') return (ms) => String(ms / 1000);
  const parts = patternParts(Object.hasOwn(NAMED, first) ? (NAMED[first] ?? '') : first);
  return (ms) => {
    const offsetMs = offsetAt(zone, ms);
    const local = new Date(ms + offsetMs);
    return parts.map((part) => (typeof part === 'string' ? part : part(local, offsetMs))).join('');
  };
}

type Part = string | ((local: Date, offsetMs: number) => string);

function patternParts(pattern: string): Part[] {
  if (pattern.length > 200) throw invalid(pattern);
  const parts: Part[] = [];
  for (const [token, quoted] of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g)) {
    if (token === "'") throw invalid(pattern);
    if (quoted !== undefined) parts.push(quoted === '' ? "'" : quoted.replaceAll("''", "'"));
    else parts.push(/^[A-Za-z]/.test(token) ? letterPart(token, pattern) : token);
  }
  return parts;
}

function letterPart(token: string, pattern: string): Part {
  const width = token.length;
  const padded = (value: number) => String(value).padStart(width, '0');
  switch (token.charAt(0)) {
    case 'y':
    case 'u':
      return (local) =>
        width === 2 ? String(local.getUTCFullYear() % 100).padStart(2, '0') : padded(local.getUTCFullYear());
    case 'M':
    case 'L':
      return (local) => {
        const month = local.getUTCMonth();
        if (width < 3) return padded(month + 1);
        return width === 3 ? (MONTHS[month] ?? '').slice(0, 3) : (MONTHS[month] ?? '');
      };
    case 'd':
      return (local) => padded(local.getUTCDate());
    case 'H':
      return (local) => padded(local.getUTCHours());
    case 'h':
      return (local) => padded(local.getUTCHours() % 12 || 12);
    case 'm':
      return (local) => padded(local.getUTCMinutes());
    case 's':
      return (local) => padded(local.getUTCSeconds());
    case 'S':
      return (local) =>
        String(local.getUTCMilliseconds()).padStart(3, '0').padEnd(width, '0').slice(0, width);
    case 'a':
      return (local) => (local.getUTCHours() < 12 ? 'AM' : 'PM');
    case 'E': {
      return (local) =>
        width < 4 ? (DAYS[local.getUTCDay()] ?? '').slice(0, 3) : (DAYS[local.getUTCDay()] ?? '');
    }
    case 'X':
      return (_, offsetMs) => (offsetMs === 0 ? 'Z' : offsetText(offsetMs, width !== 2));
    case 'x':
    case 'Z':
      return (_, offsetMs) => offsetText(offsetMs, width === 3 || width === 5);
    default:
      throw invalid(pattern);
  }
}

function offsetText(offsetMs: number, colon: boolean): string {
  const minutes = Math.abs(Math.trunc(offsetMs / 60_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon ? ':' : ''}${two(minutes % 60)}`;
}

function offsetAt(zone: string, ms: number): number {
  return zonePieces(zone, ms, ms).findLast(({ fromMs }) => fromMs <= ms)?.offsetMs ?? 0;
}

function invalid(pattern: string) {
  return elasticError(
    'illegal_argument_exception',
    `Invalid format: [${pattern.slice(0, 200)}]: only the letters y u M d H h m s S a E X x Z and built-in formats are supported`,
  );
}
