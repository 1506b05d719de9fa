import type { Decoded, LogRecord } from '../../contracts/telemetry';
import { DecodeRun, RecordError } from '../decode-run';
import { isPlainObject, type RawObject } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { keepDigits } from '../sanitize/keep-digits';
import { readUtf8 } from '../sanitize/read-utf8';
import { refuseDenseJson } from '../sanitize/refuse-dense-json';
import { repairJsonEscapes } from '../sanitize/repair-json-escapes';
import { readLine } from './read-line';
import { StreamCache } from './stream-cache';

/**
 * Decodes JSON lines: one object a line, blank lines ignored, LF or CRLF. A body that is one JSON array of objects is
 * taken too; its positions count from 1 like lines. A bad line is a rejection with its number; the others are kept.
 * Throws AppError `payload_too_large` when there are too many.
 */
export function decodeJsonl(bytes: Uint8Array, nowNs: bigint): Decoded<LogRecord> {
  refuseDenseJson(bytes);
  const run = new DecodeRun<LogRecord>(nowNs);
  const streams = new StreamCache(run.repairs);
  const text = repairJsonEscapes(readUtf8(bytes, run.repairs), run.repairs);
  const items = wholeArray(text);
  if (items) {
    for (const [index, item] of items.entries()) {
      run.take(() => readLine(asObject(item), streams, run), index + 1);
    }
    return run.result();
  }
  for (const { line, number } of eachLine(text)) {
    run.take(() => readLine(parseLine(line), streams, run), number);
  }
  return run.result();
}

function* eachLine(text: string): Generator<{ line: string; number: number }> {
  let number = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end).trim();
    number += 1;
    if (line !== '') yield { line, number };
    at = end + 1;
  }
}

function wholeArray(text: string): unknown[] | null {
  if (!/^\s*\[/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(keepDigits(text));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function parseLine(line: string): RawObject {
  if (line.length > RECORD_LIMITS.lineBytes) {
    throw new RecordError(`the line is longer than ${RECORD_LIMITS.lineBytes} characters`);
  }
  try {
    // Line by line: an unbalanced quote in one must not reach into its neighbours.
    return asObject(JSON.parse(keepDigits(line)));
  } catch (error) {
    if (error instanceof RecordError) throw error;
    throw new RecordError(
      `not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}`,
    );
  }
}

function asObject(value: unknown): RawObject {
  if (isPlainObject(value)) return value;
  throw new RecordError('the line is not a JSON object');
}
