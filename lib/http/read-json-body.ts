import { AppError } from '../errors';

const MAX_BYTES = 1024 * 1024;

/** Reads a small JSON request body (at most 1 MiB). Throws AppError `payload_too_large` or `bad_request`. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > MAX_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new AppError('bad_request', 'The body is not valid JSON.', { cause });
  }
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', `The body is larger than ${MAX_BYTES} bytes.`);
}
