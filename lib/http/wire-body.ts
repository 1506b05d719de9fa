import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import { AppError } from '../errors';
import type { WireShare } from './wire-budget';

/** Source: OTLP specification, "the server MAY limit"; 64 MiB after decompression is the Collector's default. */
const MAX_WIRE_BYTES = 64 * 1024 * 1024;

const INFLATERS = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
]);

/**
 * Reads a request body, decompressed, of at most 64 MiB both before and after: a bomb is given up at the limit.
 * Throws AppError `payload_too_large`, `unsupported_media_type` (encoding) or `bad_request` (broken compression).
 */
export async function readWireBody(request: Request, share: WireShare): Promise<Buffer> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  const inflater = INFLATERS.get(encoding);
  if (!inflater && encoding !== 'identity' && encoding !== '') {
    throw new AppError(
      'unsupported_media_type',
      `Content-Encoding "${encoding}" is not read here: use gzip.`,
    );
  }
  const raw = await readRaw(request, share);
  if (!inflater || raw.length === 0) return raw;
  const chunkSize = Math.min(1024 * 1024, Math.max(16 * 1024, raw.length * 4));
  try {
    const body = await inflater(raw, { maxOutputLength: MAX_WIRE_BYTES, chunkSize });
    share.grow(body.length);
    return body;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new AppError('bad_request', `The body is not valid ${encoding}.`, { cause });
  }
}

async function readRaw(request: Request, share: WireShare): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_WIRE_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MAX_WIRE_BYTES) throw tooLarge();
      share.grow(chunk.byteLength);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('canceled', 'The sender went away before the body was complete.', { cause });
  }
  return chunks.length === 1 && chunks[0] instanceof Buffer ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError(
    'payload_too_large',
    `The body is larger than ${MAX_WIRE_BYTES} bytes. Send smaller batches.`,
  );
}
