import type { Readable } from 'node:stream';
import { AppError } from '../../errors';
import { inflateWireBody, MAX_WIRE_BYTES, wireBodyTooLarge } from '../wire-body';
import type { WireShare } from '../wire-budget';

const PREFIX_BYTES = 5;
const READ = new Set(['identity', 'gzip', 'deflate']);

/**
 * Reads the one message of a unary call: a flag byte, four bytes of length, the message, compressed or not. At most 64
 * MiB before and after decompression, and never more than the memory for bodies has left: each chunk is counted as it
 * comes. Throws AppError `payload_too_large`, `too_many_requests`, `method_not_allowed` (a compression or a count of
 * messages that is not served: UNIMPLEMENTED), `bad_request`, `canceled`, or the signal's reason.
 * Source: gRPC over HTTP/2, "Length-Prefixed-Message"; gRPC "Compression".
 */
export async function readGrpcMessage(
  stream: Readable,
  encoding: string,
  share: WireShare,
  signal: AbortSignal,
): Promise<Buffer> {
  const framed = await readFrame(stream, share, signal);
  const message = framed.subarray(PREFIX_BYTES);
  if (framed[0] === 0) {
    await share.turn();
    return message;
  }
  if (!READ.has(encoding)) {
    throw new AppError(
      'method_not_allowed',
      `Messages compressed with "${encoding}" are not read: use gzip.`,
    );
  }
  if (framed[0] !== 1 || encoding === 'identity') {
    throw new AppError(
      'bad_request',
      'The message says that it is compressed, but grpc-encoding does not say how.',
    );
  }
  return await inflateWireBody(message, encoding, share);
}

async function readFrame(stream: Readable, share: WireShare, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let wanted = PREFIX_BYTES;
  const take = (chunk: Buffer) => {
    share.grow(chunk.length);
    chunks.push(chunk);
    size += chunk.length;
    if (wanted === PREFIX_BYTES && size >= PREFIX_BYTES) wanted += lengthIn(chunks);
    if (size > wanted) throw notOneMessage();
  };
  await eachChunk(stream, signal, take);
  if (size === 0) throw notOneMessage();
  if (size < wanted) throw new AppError('bad_request', 'The request ended before its message was complete.');
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

/** Not `for await`: giving up on its iterator destroys the stream, and the sender never sees why it was refused. */
function eachChunk(stream: Readable, signal: AbortSignal, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let over = false;
    const end = (error?: unknown) => {
      over = true;
      if (error === undefined) resolve();
      else reject(error);
    };
    stream.on('data', (chunk: Buffer) => {
      if (over) return;
      try {
        take(chunk);
      } catch (error) {
        end(error);
      }
    });
    stream.once('end', () => end());
    stream.once('close', () => end(goneAway()));
    stream.once('error', () => end(goneAway()));
    if (signal.aborted) end(signal.reason);
    signal.addEventListener('abort', () => end(signal.reason), { once: true });
  });
}

function goneAway(): AppError {
  return new AppError('canceled', 'The sender went away before the message was complete.');
}

function lengthIn(chunks: readonly Buffer[]): number {
  const start = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  const length = start.readUInt32BE(1);
  if (length > MAX_WIRE_BYTES) throw wireBodyTooLarge();
  return length;
}

/** Source: gRPC "Status codes": a wrong number of messages is UNIMPLEMENTED. */
function notOneMessage(): AppError {
  return new AppError('method_not_allowed', 'The method takes exactly one message.');
}
