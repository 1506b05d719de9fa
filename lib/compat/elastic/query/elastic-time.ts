import { parseTimeExpression } from '../../../time/date-math';
import { formatIsoNs, parseIsoNs } from '../../../time/iso';
import { NS_PER_MS, NS_PER_SECOND } from '../../../time/time-ns';
import { isTimeZone, zonePieces } from '../../../time/zone-offsets';
import { elasticError, illegalArgument } from '../elastic-error';

export interface TimeReading {
  nowNs: bigint;
  /** As in a range's `format`: alternatives joined by `||`. Null: any ISO 8601 form, or epoch milliseconds. */
  format: string | null;
  timeZone: string | null;
}

/** The first and last nanosecond a written time stands for. */
export interface TimeWindow {
  first: bigint;
  last: bigint;
}

const ISO_FORMATS =
  /^(strict_)?(date_optional_time(_nanos)?|date_time(_no_millis)?|date|date_hour_minute_second(_millis|_fraction)?|date_hour_minute|year_month_day|basic_date_time)$/;
const PATTERNS = /^(yyyy|uuuu)-MM-dd(('T'|T| )HH:mm(:ss(\.S{1,9})?)?)?(Z|XXX|X|'Z')?$/;
const WRITTEN =
  /^([+-]?\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
/** What a part of a time that is not written stands for, first and last. */
const PARTS = ['01', '01', '00', '00', '00', '000000000'];
const LAST_PARTS = ['12', '', '23', '59', '59', '999999999'];
const MOST = 2n ** 63n - 1n;

/**
 * A time of a range or a term as Elasticsearch reads it: ISO 8601, epoch numbers by `format`, date math with `now` or
 * `||`, both ends of what is rounded or left unwritten, in the asked zone.
 * Throws AppError `bad_request` (`parse_exception`). Source: Elasticsearch, "Date math", "range query".
 */
export function readElasticTime(value: string | number, reading: TimeReading): TimeWindow {
  const text = String(value).trim();
  const formats = formatsOf(reading.format);
  if (reading.timeZone !== null && !isTimeZone(reading.timeZone)) throw unknownZone(reading.timeZone);
  const [anchor = '', ...math] = text.startsWith('now') ? ['now', text.slice(3)] : text.split('||');
  if (math.length > 1) throw unreadable(text, reading.format);
  const base =
    anchor === 'now' ? { first: reading.nowNs, last: reading.nowNs } : readAnchor(anchor, formats, reading);
  if (base === null) throw unreadable(text, reading.format);
  const [steps = ''] = math;
  if (steps === '') return clamp(base);
  const first = withMath(base.first, steps, reading, false);
  const last = withMath(anchor === 'now' ? base.first : base.last, steps, reading, true);
  if (first === null || last === null) {
    throw elasticError('parse_exception', `operator not supported for date math [${text.slice(0, 200)}]`);
  }
  return clamp({ first, last });
}

function unknownZone(zone: string) {
  return illegalArgument(`failed to parse time zone [${zone.slice(0, 80)}]`);
}

/** Nanoseconds a zone is ahead of UTC. */
function offsetNs(zone: string, atNs: bigint): bigint {
  const ms = Number(atNs / NS_PER_MS);
  const pieces = zonePieces(zone, ms, ms + 1);
  const piece = pieces.findLast(({ fromMs }) => fromMs <= ms);
  return BigInt(piece?.offsetMs ?? 0) * NS_PER_MS;
}

function toUtc(localNs: bigint, zone: string | null): bigint {
  if (zone === null) return localNs;
  const guess = localNs - offsetNs(zone, localNs);
  return localNs - offsetNs(zone, guess);
}

function withMath(atNs: bigint, steps: string, { timeZone }: TimeReading, roundUp: boolean): bigint | null {
  const local = timeZone === null ? atNs : atNs + offsetNs(timeZone, atNs);
  const moved = parseTimeExpression(`${formatIsoNs(local)}||${steps}`, 0n, { roundUp });
  return moved === null ? null : toUtc(moved, timeZone);
}

function readAnchor(
  text: string,
  formats: ReadonlySet<string>,
  { timeZone }: TimeReading,
): TimeWindow | null {
  if (formats.has('iso')) {
    const written = readWritten(text, timeZone);
    if (written) return written;
  }
  const match = /^(-?)(\d{1,19})(?:\.(\d{1,9}))?$/.exec(text);
  if (!match) return null;
  const unit = formats.has('epoch_millis') ? NS_PER_MS : formats.has('epoch_second') ? NS_PER_SECOND : null;
  if (unit === null) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = unit.toString().length - 1;
  const ns = BigInt(whole) * unit + BigInt(fraction.slice(0, digits).padEnd(digits, '0') || '0');
  const width = fraction === '' ? unit - 1n : 0n;
  return sign === '-' ? { first: -ns, last: -ns + width } : { first: ns, last: ns + width };
}

function readWritten(text: string, timeZone: string | null): TimeWindow | null {
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const [, year = '', ...rest] = match;
  const zone = rest.pop();
  const filled = (defaults: readonly string[]) => rest.map((part, at) => part ?? defaults[at] ?? '');
  const compose = ([month = '', day = '', hour = '', minute = '', second = '', fraction = '']: string[]) =>
    parseIsoNs(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}${zone ?? 'Z'}`);
  const first = compose(filled(PARTS));
  const ends = filled(LAST_PARTS);
  if (ends[1] === '') ends[1] = String(new Date(Date.UTC(Number(year), Number(ends[0]), 0)).getUTCDate());
  const fraction = rest[5];
  // A written fraction is that instant, to the millisecond where it has no more digits.
  if (fraction !== undefined)
    ends[5] = fraction.length <= 3 ? fraction.padEnd(3, '0').padEnd(9, '9') : fraction;
  const last = compose(ends);
  if (first === null || last === null) return null;
  return zone === undefined
    ? { first: toUtc(first, timeZone), last: toUtc(last, timeZone) }
    : { first, last };
}

function formatsOf(format: string | null): ReadonlySet<string> {
  if (format === null) return new Set(['iso', 'epoch_millis']);
  return new Set(
    format.split('||').map((name) => {
      if (name === 'epoch_millis' || name === 'epoch_second') return name;
      if (ISO_FORMATS.test(name) || PATTERNS.test(name)) return 'iso';
      throw illegalArgument(
        `The date format [${name.slice(0, 80)}] is not supported here: use strict_date_optional_time, epoch_millis or epoch_second`,
      );
    }),
  );
}

function unreadable(text: string, format: string | null) {
  const reason = `failed to parse date field [${text.slice(0, 200)}] with format [${format ?? 'strict_date_optional_time||epoch_millis'}]`;
  return elasticError('parse_exception', reason);
}

function clamp({ first, last }: TimeWindow): TimeWindow {
  const within = (ns: bigint) => (ns > MOST ? MOST : ns < -MOST ? -MOST : ns);
  return { first: within(first), last: within(last) };
}
