import { isUtf8 } from 'node:buffer';
import type { Repairs } from '../repairs';
import { JsonFrame } from './json-frame';
import { keepDigits } from './keep-digits';
import { prepareJson } from './prepare-json';
import { refusingDenseJson } from './refuse-dense-json';
import { repairJsonEscapes } from './repair-json-escapes';
import { stringEnd } from './string-end';

const PIECE_BYTES = 64 * 1024;
/** What lies deeper is parsed with what it lies in. */
const PIECED_DEPTH = 32;
const [QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * What `JSON.parse(prepareJson(bytes))` gives, in pieces of a few milliseconds however large the body is: between them
 * others may run. Throws AppError `payload_too_large` and SyntaxError.
 */
export function* parseJsonInPieces(
  bytes: Uint8Array,
  repairs: Repairs,
  pieceBytes = PIECE_BYTES,
): Generator<void, unknown> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  const first = firstByte(buffer, start);
  if (buffer.length <= pieceBytes || (first !== OPEN_LIST && first !== OPEN_OBJECT))
    return JSON.parse(prepareJson(bytes, repairs));
  yield* refusingDenseJson(bytes);
  if (!isUtf8(buffer)) repairs.note('invalid UTF-8 replaced');
  const text = (brackets: '[]' | '{}', from: number, to: number, before = '') =>
    keepDigits(
      repairJsonEscapes(`${brackets[0]}${buffer.toString('utf8', from, to)}${before}${brackets[1]}`, repairs),
    );

  const frames: JsonFrame[] = [];
  let deeper = 0;
  for (let at = start, yieldedAt = start; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === QUOTE) at = stringEnd(buffer, at);
    else if (byte === COMMA) {
      const frame = deeper === 0 ? frames.at(-1) : undefined;
      frame?.comma(at);
      if (frame?.isFull(at, pieceBytes)) {
        openAll(frames);
        frame.flush(at);
        yieldedAt = at;
        yield;
      }
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (frames.length >= PIECED_DEPTH) deeper += 1;
      else frames.push(new JsonFrame(byte === OPEN_LIST, at, text));
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (deeper > 0) deeper -= 1;
      else {
        const frame = frames.pop();
        if (!frame || frame.isList !== (byte === CLOSE_LIST))
          throw new SyntaxError(`Unexpected ${String.fromCharCode(byte)}`);
        if (frame.value !== null) frame.flush(at);
        const parent = frames.at(-1);
        if (!parent) return ended(buffer, at + 1, frame.value ?? JSON.parse(whole(text, frame, at)));
        if (frame.value !== null) parent.put(frame.value, at + 1);
      }
    }
    if (at - yieldedAt >= 16 * PIECE_BYTES) {
      yieldedAt = at;
      yield;
    }
  }
  throw new SyntaxError('Unexpected end of JSON input');
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function firstByte(buffer: Buffer, start: number): number | undefined {
  let at = start;
  while (isBlank(buffer[at])) at += 1;
  return buffer[at];
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** A value within cannot be parsed on its own unless everything around it is. */
function openAll(frames: readonly JsonFrame[]): void {
  for (const [index, frame] of frames.entries()) {
    const child = frames[index + 1];
    const isNew = frame.value === null;
    frame.open();
    if (child && (isNew || child.value === null)) frame.leadTo(child.start);
  }
}

function whole(
  text: (brackets: '[]' | '{}', from: number, to: number) => string,
  { isList, start }: JsonFrame,
  end: number,
): string {
  return text(isList ? '[]' : '{}', start + 1, end);
}

function ended(buffer: Buffer, from: number, value: unknown): unknown {
  for (let at = from; at < buffer.length; at++)
    if (!isBlank(buffer[at])) throw new SyntaxError('Unexpected text after the JSON');
  return value;
}
