import type { Decoded, LogRecord } from '../../contracts/telemetry';
import { DecodeRun } from '../decode-run';
import { keepDigits } from '../sanitize/keep-digits';
import { readUtf8 } from '../sanitize/read-utf8';
import { refuseDenseJson } from '../sanitize/refuse-dense-json';
import { repairJsonEscapes } from '../sanitize/repair-json-escapes';
import { asJsonObject, parseJsonLine } from './parse-json-line';
import { readLine } from './read-line';
import { StreamCache } from './stream-cache';

const LF = 0x0a;

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
      run.take(() => readLine(asJsonObject(item), streams, run), index + 1);
    }
    return run.result();
  }
  for (const { line, number } of eachLine(text)) {
    run.take(() => readLine(parseJsonLine(line), streams, run), number);
  }
  return run.result();
}

function* eachLine(text: string): Generator<{ line: string; number: number }> {
  let number = 0;
  for (let at = 0; at < text.length; ) {
    // Not as a text each: a body may hold millions of empty lines.
    if (text.charCodeAt(at) === LF) {
      number += 1;
      at += 1;
      continue;
    }
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
