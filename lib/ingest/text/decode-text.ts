import type { Decoded, LogRecord } from '../../contracts/telemetry';
import { AppError } from '../../errors';
import type { AssumedTime } from '../../time/time-of-parts';
import { DecodeRun } from '../decode-run';
import { StreamCache } from '../jsonl/stream-cache';
import { readUtf8 } from '../sanitize/read-utf8';
import { refuseDenseJson } from '../sanitize/refuse-dense-json';
import { repairJsonEscapes } from '../sanitize/repair-json-escapes';
import { type FoundLayout, findLayout } from './find-layout';
import { guessFormat, type TextFormat } from './guess-format';
import { EntryReader } from './read-entry';
import { splitEntries, type TextEntry } from './split-entries';
import { strptimeLayout } from './strptime-layout';
import type { TextState } from './text-state';
import { TIME_LAYOUTS, type TimeLayout } from './time-layouts';

export interface TextOptions {
  format: TextFormat | 'auto';
  /** Name of a layout or a strptime format; null to find it. */
  timeFormat: string | null;
  /** IANA zone of times without an offset. */
  zone: string;
  /** For lines that name none. */
  service: string | null;
  environment: string | null;
  /** Becomes `log.file.name` of every entry; null when nobody knows. */
  file: string | null;
  /** Nanoseconds: when the file was written last; null when nobody knows. */
  fileTime: bigint | null;
}

/** Which part of a file is read. */
export interface TextSlice {
  bytes: Uint8Array;
  /** What earlier slices have shown; null for the first. */
  state: TextState | null;
  /** More of the file follows: what may not be at its end is left for the next slice. */
  more: boolean;
}

export interface DecodedText extends Decoded<LogRecord> {
  /** The next slice begins after these, more to follow or not; 0 when not even one line is whole. */
  consumedBytes: number;
  state: TextState;
}

const SAMPLE_LINES = 300;
const SAMPLE_CHARS = 256 * 1024;
const MAX_ENTRIES_A_SLICE = 50_000;
const LF = 10;
/** Backspace, tab, line ends, vertical tab, form feed, escape: what programs write into logs. */
const WRITTEN_CONTROLS = new Set([8, 9, 10, 11, 12, 13, 27]);

/**
 * Decodes a text file, or a slice of it: JSON lines, logfmt, syslog or plain lines, with the format and the layout of times
 * found from its first lines. Lines of a stack trace are one entry; an entry without a time takes the one before it.
 * Throws AppError `bad_request` when it is no text or the time format cannot be read.
 */
export function decodeText(slice: TextSlice, options: TextOptions, nowNs: bigint): DecodedText {
  const bytes = wholeLines(slice);
  refuseBinary(bytes);
  const run = new DecodeRun<LogRecord>(nowNs);
  const raw = readUtf8(bytes, run.repairs);
  const assumed = { zone: options.zone, nowNs: options.fileTime ?? nowNs };
  const sample = sampleLines(raw);
  const format = slice.state?.format ?? (options.format === 'auto' ? guessFormat(sample) : options.format);
  if (format === 'jsonl') refuseDenseJson(bytes);
  if (slice.state === null) refuseArray(sample);
  const text = format === 'jsonl' ? repairJsonEscapes(raw, run.repairs) : raw.replaceAll('\0', '');
  if (text.length < raw.length && format !== 'jsonl')
    run.repairs.note('NUL removed', raw.length - text.length);
  const layout = slice.state
    ? knownLayout(slice.state)
    : layoutOf(options.timeFormat, format, sample, assumed);
  const joins = format === 'text' || format === 'syslog';
  const entries = firstOf(splitEntries(text, { joins, layout, assumed }), MAX_ENTRIES_A_SLICE + 1);
  const open = slice.more && joins && entries.length > 1;
  const held = open || entries.length > MAX_ENTRIES_A_SLICE ? entries.pop() : undefined;
  const before = slice.state?.lines ?? 0;
  const reader = new EntryReader(
    format,
    options,
    run,
    new StreamCache(run.repairs),
    slice.state?.lastTime ?? null,
  );
  for (const entry of entries) run.take(() => reader.read(entry), before + entry.line);
  const lines = held === undefined ? countLines(bytes) : held.line - 1;
  return {
    ...run.result(),
    consumedBytes: held === undefined ? bytes.length : startOfLine(bytes, held.line),
    state: {
      format,
      layout: layout?.layout.name ?? null,
      maxFrom: layout?.maxFrom ?? 0,
      lines: before + lines,
      lastTime: reader.lastTime,
    },
  };
}

function wholeLines({ bytes, more }: TextSlice): Uint8Array {
  return more ? bytes.subarray(0, bytes.lastIndexOf(LF) + 1) : bytes;
}

function refuseBinary(bytes: Uint8Array): void {
  const head = bytes.subarray(0, 64 * 1024);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw new AppError('bad_request', 'The text is UTF-16. Send it as UTF-8: iconv -f UTF-16 -t UTF-8.');
  }
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 32 && !WRITTEN_CONTROLS.has(byte)) controls += 1;
  }
  if (zeros > head.length / 100 || controls > head.length / 20) {
    throw new AppError(
      'bad_request',
      `This is no text: it is full of ${zeros > controls ? 'NUL bytes' : 'control characters'}. Archives have to be unpacked.`,
    );
  }
}

function refuseArray(sample: readonly string[]): void {
  if (!/^\s*\[\s*(?:\{\s*(?:"|$)|$)/.test(sample[0] ?? '')) return;
  throw new AppError(
    'bad_request',
    "A JSON array is not one object a line. Write it as lines (jq -c '.[]'), or send it to /api/ingest/jsonl.",
  );
}

function sampleLines(text: string): string[] {
  return text
    .slice(0, SAMPLE_CHARS)
    .split('\n', SAMPLE_LINES * 2)
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
}

function layoutOf(
  timeFormat: string | null,
  format: TextFormat,
  sample: readonly string[],
  assumed: AssumedTime,
): FoundLayout | null {
  if (timeFormat !== null) {
    const layout = namedLayout(timeFormat);
    if (layout === null) {
      const names = TIME_LAYOUTS.map(({ name }) => name).join(', ');
      throw new AppError(
        'bad_request',
        `timeFormat "${timeFormat.slice(0, 100)}" is neither one of ${names} nor a strptime format like %Y-%m-%d %H:%M:%S.`,
      );
    }
    return findLayout(sample, assumed, [layout]) ?? { layout, maxFrom: 300 };
  }
  return format === 'text' || format === 'syslog' ? findLayout(sample, assumed) : null;
}

function namedLayout(name: string): TimeLayout | null {
  return TIME_LAYOUTS.find((layout) => layout.name === name) ?? strptimeLayout(name);
}

function knownLayout({ layout, maxFrom }: TextState): FoundLayout | null {
  const known = layout === null ? null : namedLayout(layout);
  return known === null ? null : { layout: known, maxFrom };
}

function firstOf(entries: Iterable<TextEntry>, limit: number): TextEntry[] {
  const taken: TextEntry[] = [];
  for (const entry of entries) if (taken.push(entry) >= limit) break;
  return taken;
}

function countLines(bytes: Uint8Array): number {
  let lines = bytes.length > 0 && bytes.at(-1) !== LF ? 1 : 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}

/** @param line counted from 1 */
function startOfLine(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let number = 1; number < line; number++) at = bytes.indexOf(LF, at) + 1;
  return at;
}
