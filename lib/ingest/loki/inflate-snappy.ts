import { AppError } from '../../errors';

/**
 * Snappy's block format, undone. The length a block claims is looked at before a byte of memory is taken, and nothing
 * beyond it is written: the npm libraries go on copying, for seconds, when a hostile block says so.
 * Throws AppError `payload_too_large` or `bad_request`. Source: google/snappy, format_description.txt.
 */
export function inflateSnappy(compressed: Uint8Array, maxBytes: number): Buffer {
  const header = readVarint(compressed);
  if (header === null) throw corrupt();
  if (header.value > maxBytes) {
    throw new AppError(
      'payload_too_large',
      `request body too large: ${header.value} bytes, limit: ${maxBytes} bytes`,
    );
  }
  const out = Buffer.allocUnsafe(header.value);
  let written = 0;
  let at = header.end;
  while (at < compressed.length) {
    const tag = compressed[at] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      const literal = literalAt(compressed, at, tag);
      if (literal.end > compressed.length || written + literal.length > out.length) throw corrupt();
      out.set(compressed.subarray(literal.end - literal.length, literal.end), written);
      written += literal.length;
      at = literal.end;
    } else {
      const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
      const offset =
        kind === 1
          ? ((tag >> 5) << 8) | byteAt(compressed, at + 1)
          : little(compressed, at + 1, kind === 2 ? 2 : 4);
      if (offset === 0 || offset > written || written + length > out.length) throw corrupt();
      copyBack(out, written, offset, length);
      written += length;
      at += kind === 1 ? 2 : kind === 2 ? 3 : 5;
    }
  }
  if (written !== out.length) throw corrupt();
  return out;
}

function literalAt(bytes: Uint8Array, at: number, tag: number): { length: number; end: number } {
  const short = tag >> 2;
  const wide = short < 60 ? 0 : short - 59;
  const length = (wide === 0 ? short : little(bytes, at + 1, wide)) + 1;
  return { length, end: at + 1 + wide + length };
}

/** The copied run may reach into what it writes: then it repeats. */
function copyBack(out: Buffer, to: number, offset: number, length: number): void {
  if (offset >= length) out.copyWithin(to, to - offset, to - offset + length);
  else for (let index = 0; index < length; index++) out[to + index] = out[to + index - offset] ?? 0;
}

function little(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index++) value += byteAt(bytes, at + index) * 256 ** index;
  return value;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw corrupt();
  return byte;
}

function readVarint(bytes: Uint8Array): { value: number; end: number } | null {
  let value = 0;
  for (let at = 0; at < 5; at++) {
    const byte = bytes[at];
    if (byte === undefined) return null;
    value += (byte & 127) * 2 ** (7 * at);
    if (byte < 128) return { value, end: at + 1 };
  }
  return null;
}

function corrupt(): AppError {
  return new AppError('bad_request', 'snappy: corrupt input');
}
