import { isUtf8 } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import { AppError } from '../../../errors';
import type { Repairs } from '../../repairs';

const UNTIDY = /[\0\uFFFD]/;

/**
 * protobufjs's Reader with what OTLP decoding needs on top: messages that cannot reach beyond their parent, 64-bit
 * integers without a Long object, and text that PostgreSQL can hold.
 * Source: protobuf.dev, "Encoding".
 */
export class WireReader {
  readonly #reader: protobuf.Reader;
  readonly #bytes: Buffer;
  readonly #view: DataView;
  readonly repairs: Repairs;

  constructor(bytes: Uint8Array, repairs: Repairs) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#reader = protobuf.Reader.create(this.#bytes);
    this.repairs = repairs;
  }

  get pos(): number {
    return this.#reader.pos;
  }

  get length(): number {
    return this.#reader.len;
  }

  /** Goes back to a place, to read a message a second time. */
  rewind(pos: number): void {
    this.#reader.pos = pos;
  }

  /** The next tag (field number × 8 + wire type), or 0 at the message's end. */
  next(end: number): number {
    if (this.#reader.pos < end) return this.#reader.tag();
    if (this.#reader.pos > end) throw malformed();
    return 0;
  }

  /** Enters a length-delimited field; returns where it ends. */
  enter(parentEnd: number): number {
    const size = this.#reader.size();
    const end = this.#reader.pos + size;
    if (end > parentEnd) throw malformed();
    return end;
  }

  skip(tag: number): void {
    this.#reader.skipType(tag & 7, 0, tag >>> 3);
  }

  string(): string {
    const size = this.#reader.size();
    const start = this.#reader.pos;
    this.#reader.skip(size);
    const text = this.#bytes.toString('utf8', start, start + size);
    return UNTIDY.test(text) ? this.#tidy(text, start, start + size) : text;
  }

  /** Bytes as lower-case hex; of more than 64 bytes only the first, which is as invalid an id as all of them. */
  hexId(): string {
    const size = this.#reader.size();
    const start = this.#reader.pos;
    this.#reader.skip(size);
    return this.#bytes.toString('hex', start, start + Math.min(size, 64));
  }

  base64(): string {
    const size = this.#reader.size();
    const start = this.#reader.pos;
    this.#reader.skip(size);
    return this.#bytes.toString('base64', start, start + size);
  }

  uint32(): number {
    return this.#reader.uint32();
  }

  /** An enum or int32: negative values come as ten bytes, of which the lower 32 bits count. */
  int32(): number {
    return this.#reader.int32();
  }

  bool(): boolean {
    return this.#reader.bool();
  }

  double(): number {
    return this.#reader.double();
  }

  fixed64(): bigint {
    const at = this.#reader.pos;
    this.#reader.skip(8);
    return this.#view.getBigUint64(at, true);
  }

  /** A signed 64-bit varint: a number where it is exact, else its decimal digits. */
  int64(): number | string {
    let value = 0;
    for (let shift = 0; shift < 49; shift += 7) {
      const byte = this.#byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    let wide = BigInt(value);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      wide |= BigInt(byte & 127) << shift;
      if (byte < 128) return exact(BigInt.asIntN(64, wide));
    }
    throw malformed();
  }

  #byte(): number {
    const at = this.#reader.pos;
    this.#reader.skip(1);
    return this.#bytes[at] ?? 0;
  }

  #tidy(text: string, start: number, end: number): string {
    if (!isUtf8(this.#bytes.subarray(start, end))) this.repairs.note('invalid UTF-8 replaced');
    const clean = text.replaceAll('\0', '');
    this.repairs.note('NUL removed', text.length - clean.length);
    return clean;
  }
}

function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** The bytes are not a message of the expected shape. */
function malformed(cause?: unknown): AppError {
  return new AppError('bad_request', 'The body is not a valid protobuf message of this endpoint.', { cause });
}

/**
 * Runs what reads a message; bytes that are none become AppError `bad_request`: protobufjs throws plain Errors and
 * RangeErrors for them.
 */
export function orMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw asMalformed(error);
  }
}

/** What reading bytes threw, as AppError `bad_request` when they were no message. */
export function asMalformed(error: unknown): unknown {
  const isTheirs = error instanceof Error && (error.constructor === Error || error instanceof RangeError);
  return isTheirs ? malformed(error) : error;
}
