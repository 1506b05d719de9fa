import { AppError } from '../../errors';
import { RECORD_LIMITS } from '../record-limits';

const ALWAYS_FINE_BYTES = 8 * 1024 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Refuses JSON of so many objects and lists that parsing it would hold the process up for a minute: 64 MiB of `{},`
 * are 22 million. Real batches hold fewer than one in 20 bytes. Throws AppError `payload_too_large`.
 */
export function refuseDenseJson(bytes: Uint8Array): void {
  if (bytes.length <= ALWAYS_FINE_BYTES) return;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let opened = 0;
  for (let at = 0; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === 0x7b || byte === 0x5b) opened += 1;
    else if (byte === QUOTE) at = stringEnd(buffer, at);
  }
  if (opened > RECORD_LIMITS.jsonContainers) {
    throw new AppError(
      'payload_too_large',
      `The body holds ${opened} JSON objects and lists, more than ${RECORD_LIMITS.jsonContainers}. Send smaller batches.`,
    );
  }
}

function stringEnd(buffer: Buffer, quote: number): number {
  for (let close = buffer.indexOf(QUOTE, quote + 1); close >= 0; close = buffer.indexOf(QUOTE, close + 1)) {
    let backslashes = 0;
    while (buffer[close - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return close;
  }
  return buffer.length;
}
