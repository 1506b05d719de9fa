import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { AppError } from '../errors';
import type { WireShare } from './wire-budget';

/** Source: OTLP specification, "the server MAY limit"; 64 MiB after decompression is the Collector's default. */
export const MAX_WIRE_BYTES = 64 * 1024 * 1024;

const INFLATERS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
]);

/**
 * Reads a request body, decompressed as it comes, of at most 64 MiB both before and after: a bomb is refused once it has
 * unpacked to that, whatever of it is still on its way. A large one waits for its turn to be decoded, which ends with the
 * share.
 * Throws AppError `payload_too_large`, `unsupported_media_type` (encoding) or `bad_request` (broken compression).
 */
export async function readWireBody(request: Request, share: WireShare): Promise<Buffer> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  const create = INFLATERS.get(encoding);
  if (!create && encoding !== 'identity' && encoding !== '') {
    throw new AppError(
      'unsupported_media_type',
      `Content-Encoding "${encoding}" is not read here: use gzip.`,
    );
  }
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > MAX_WIRE_BYTES) throw wireBodyTooLarge();
  const raw = chunksOf(request);
  const body = create ? await inflate(raw, encoding, length, share) : await gather(raw, share);
  await share.turn();
  return body;
}

/**
 * What `raw` decompresses to, at most 64 MiB; it counts instead of `raw`, piece by piece as it comes.
 * @param encoding `gzip` or `deflate` (zlib). Throws AppError `payload_too_large`, `too_many_requests` or `bad_request`.
 */
export async function inflateWireBody(raw: Buffer, encoding: string, share: WireShare): Promise<Buffer> {
  const body = await inflate([raw], encoding, raw.length, share);
  share.shrink(raw.length);
  await share.turn();
  return body;
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** @param length of what is compressed, 0 where it is not known */
async function inflate(raw: Chunks, encoding: string, length: number, share: WireShare): Promise<Buffer> {
  const create = INFLATERS.get(encoding);
  if (!create) throw new AppError('internal', `No decompression for ${encoding}.`);
  const chunkSize = length === 0 ? 256 * 1024 : Math.min(1024 * 1024, Math.max(16 * 1024, length * 4));
  const inflater = create({ chunkSize });
  let empty = true;
  const noted = async function* () {
    for await (const chunk of raw) {
      empty &&= chunk.byteLength === 0;
      yield chunk;
    }
  };
  // What it meets ends the inflater too, and is thrown below.
  pipeline(Readable.from(noted()), inflater, () => undefined);
  try {
    return await gather(inflater, share);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (empty) return Buffer.alloc(0);
    throw new AppError('bad_request', `The body is not valid ${encoding}.`, { cause });
  }
}

async function gather(pieces: AsyncIterable<Uint8Array>, share: WireShare): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of pieces) {
    size += chunk.byteLength;
    if (size > MAX_WIRE_BYTES) throw wireBodyTooLarge();
    share.grow(chunk.byteLength);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] instanceof Buffer ? chunks[0] : Buffer.concat(chunks, size);
}

/** The body as it comes, at most 64 MiB. Throws AppError `payload_too_large` or `canceled`. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MAX_WIRE_BYTES) throw wireBodyTooLarge();
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('canceled', 'The sender went away before the body was complete.', { cause });
  }
}

/** The refusal of a body beyond 64 MiB. */
export function wireBodyTooLarge(): AppError {
  return new AppError(
    'payload_too_large',
    `The body is larger than ${MAX_WIRE_BYTES / 1024 / 1024} MiB. Send smaller batches.`,
  );
}
