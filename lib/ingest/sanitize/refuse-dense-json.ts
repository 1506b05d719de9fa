import { AppError } from '../../errors';
import { RECORD_LIMITS } from '../record-limits';
import { finish } from './finish';
import { stringEnd } from './string-end';

const ALWAYS_FINE_BYTES = 1024 * 1024;
/** Deeper objects are not counted one by one. */
const COUNTED_DEPTH = 1024;
const PIECE_BYTES = 1024 * 1024;
const QUOTE = 0x22;
const COMMA = 0x2c;

/**
 * Refuses JSON that would hold the process up, or fill its memory, when it is parsed: 64 MiB of `{},` are 22 million
 * objects, and as many different keys in one object take a minute. Real batches hold fewer than one object or list in 20
 * bytes, and one value in ten. Throws AppError `payload_too_large`.
 */
export function refuseDenseJson(bytes: Uint8Array): void {
  finish(refusingDenseJson(bytes));
}

/** The same in pieces of a few milliseconds. */
export function* refusingDenseJson(bytes: Uint8Array): Generator<void, void> {
  if (bytes.length <= ALWAYS_FINE_BYTES) return;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Of each open object the fields so far; of a list -1.
  const fields = new Int32Array(COUNTED_DEPTH);
  let depth = 0;
  let opened = 0;
  let commas = 0;
  let pieceEnd = PIECE_BYTES;
  for (let at = 0; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === QUOTE) at = stringEnd(buffer, at);
    else if (byte === COMMA) {
      commas += 1;
      const inside = depth - 1;
      if (inside >= 0 && inside < COUNTED_DEPTH && fields[inside] !== -1) {
        const count = (fields[inside] ?? 0) + 1;
        if (count > RECORD_LIMITS.jsonFields)
          throw tooDense(`an object of more than ${RECORD_LIMITS.jsonFields} fields`);
        fields[inside] = count;
      }
      if (commas > RECORD_LIMITS.jsonValues)
        throw tooDense(`more than ${RECORD_LIMITS.jsonValues} JSON values`);
    } else if (byte === 0x7b || byte === 0x5b) {
      opened += 1;
      if (opened > RECORD_LIMITS.jsonContainers)
        throw tooDense(`more than ${RECORD_LIMITS.jsonContainers} JSON objects and lists`);
      if (depth < COUNTED_DEPTH) fields[depth] = byte === 0x7b ? 0 : -1;
      depth += 1;
    } else if (byte === 0x7d || byte === 0x5d) depth = Math.max(0, depth - 1);
    if (at >= pieceEnd) {
      pieceEnd = at + PIECE_BYTES;
      yield;
    }
  }
}

function tooDense(what: string): AppError {
  return new AppError('payload_too_large', `The body holds ${what}. Send smaller batches.`);
}
