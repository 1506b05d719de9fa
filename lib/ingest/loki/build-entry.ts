import { normalizeSpanId, normalizeTraceId } from '../../contracts/ids';
import type { LogRecord, TelemetryStream } from '../../contracts/telemetry';
import { formatIsoNs } from '../../time/iso';
import { timeNs } from '../../time/time-ns';
import { type DecodeRun, RecordError } from '../decode-run';
import { idsOfTraceparent } from '../ids-of-traceparent';
import { TakenFields } from '../jsonl/taken-fields';
import { parseLogfmt } from '../logfmt/parse-logfmt';
import { isPlainObject, type RawObject } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { AttributeBag } from '../sanitize/attribute-bag';
import { capText } from '../sanitize/cap-text';
import { keepDigits } from '../sanitize/keep-digits';
import { timeRefusal } from '../storable-time';
import { detectLevel } from './detect-level';
import type { PushEntry } from './push-entry';

export interface PushedStream {
  /** As Loki prints it, for messages. */
  text: string;
  labels: ReadonlyMap<string, string>;
  stream: TelemetryStream;
  /** The entry before, which Loki compares the next with. */
  last: PushEntry | null;
}

/** What the line says of its time, text and level stands in the record already. */
const NOT_ATTRIBUTES = [
  '@timestamp',
  'timestamp',
  'time',
  'ts',
  'message',
  'msg',
  'body',
  'level',
  'severity',
];
const TRACE_NAMES = ['trace_id', 'traceId', 'traceID', 'trace.id', 'traceid', 'TraceId'];
const SPAN_NAMES = ['span_id', 'spanId', 'spanID', 'span.id', 'spanid', 'SpanId'];
const LONGEST_LOGFMT = 16 * 1024;
const EARLIEST = '2000-01-01T00:00:00Z';

/**
 * One entry of a push as a canonical record: the line stays the body, letter by letter; structured metadata and, of a
 * line that is a JSON object or logfmt, its fields become attributes. Throws RecordError in Loki's words.
 * Source: Loki's pkg/validation/validate.go.
 */
export function buildEntry(entry: PushEntry, pushed: PushedStream, run: DecodeRun<LogRecord>): LogRecord {
  const { line, metadata } = entry;
  const size = line.length > RECORD_LIMITS.textBytes / 4 ? Buffer.byteLength(line) : line.length;
  if (size > RECORD_LIMITS.textBytes) {
    throw new RecordError(
      `max entry size '${RECORD_LIMITS.textBytes}' bytes exceeded for stream '${pushed.text}' while adding an entry with length '${size}' bytes`,
    );
  }
  refuseTime(entry.timeNs, pushed.text, run.nowNs);
  const json = jsonObjectOf(line);
  const read = json ?? logfmtOf(line);
  const fields = read === null ? null : new TakenFields(read);
  const given = new Map(metadata);
  const bag = new AttributeBag(run.repairs);
  if (fields !== null) {
    for (const name of NOT_ATTRIBUTES) fields.value(() => true, name);
  }
  const traceId =
    given.get('trace_id') ?? firstOf(given, TRACE_NAMES) ?? fields?.text(...TRACE_NAMES) ?? null;
  const spanId = firstOf(given, SPAN_NAMES) ?? fields?.text(...SPAN_NAMES) ?? null;
  fields?.rest(bag);
  for (const [name, value] of metadata) bag.put(name, value);
  const level = detectLevel(pushed.labels, given, line, json);
  const text = (value: string, most: number, what: string) => capText(value, most, what, run.repairs);
  return {
    time: timeNs(entry.timeNs),
    observedTime: timeNs(run.nowNs),
    severityNumber: level.severityNumber,
    severityText:
      level.severityText === null ? null : text(level.severityText, RECORD_LIMITS.nameBytes, 'severity text'),
    body: line,
    bodyIsJson: false,
    ...idsOfTraceparent(
      {
        traceId: traceId === null ? null : normalizeTraceId(text(traceId, 256, 'trace or span id')),
        spanId: spanId === null ? null : normalizeSpanId(text(spanId, 256, 'trace or span id')),
      },
      bag.values,
    ),
    attributes: bag.values,
    stream: pushed.stream,
  };
}

function refuseTime(ns: bigint, stream: string, nowNs: bigint): void {
  if (timeRefusal(ns, nowNs) === null) return;
  if (ns > nowNs) throw new RecordError(`entry for stream '${stream}' has timestamp too new: ${shown(ns)}`);
  throw new RecordError(
    `entry for stream '${stream}' has timestamp too old: ${shown(ns)}, oldest acceptable timestamp is: ${EARLIEST}`,
  );
}

/** Times far outside of what a Date holds are shown as they came. */
function shown(ns: bigint): string {
  const seconds = ns / 1_000_000_000n;
  return seconds > -62_000_000_000n && seconds < 253_000_000_000n ? formatIsoNs(ns) : `${ns} ns`;
}

function firstOf(given: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = given.get(name);
    if (value) return value;
  }
  return undefined;
}

const PLAIN_NAME = /^[A-Za-z_][\w.@/-]{0,99}$/;

/** The pairs of a line of logfmt; words without a value are no fields. Null for any other line. */
function logfmtOf(line: string): RawObject | null {
  if (line.length > LONGEST_LOGFMT || !/^\s*[A-Za-z_][\w.@/-]*=/.test(line)) return null;
  const pairs = Object.entries(parseLogfmt(line) ?? {}).filter(([, value]) => value !== true);
  return pairs.length > 0 && pairs.every(([name]) => PLAIN_NAME.test(name))
    ? Object.fromEntries(pairs)
    : null;
}

/** The line as an object, when it is one; a long one is text like any other. */
function jsonObjectOf(line: string): RawObject | null {
  if (line.length > 256 * 1024 || !/^\s*\{/.test(line)) return null;
  try {
    const value: unknown = JSON.parse(keepDigits(line));
    return isPlainObject(value) ? value : null;
  } catch {
    return null;
  }
}
