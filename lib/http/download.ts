import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';

interface Download {
  fileName: string;
  mediaType: string;
  writeTo(write: (text: string) => Promise<void>): Promise<void>;
}

/** A reader that takes nothing for this long holds a connection for nothing. */
const STALL_MS = 120_000;
/** One that takes less than 32 KB a second, too: it holds a snapshot that keeps the database from cleaning up. */
const LEAST_PER_MS = 32;

/**
 * A file as its source writes it, as fast as the reader takes it. Errors before the first bytes are the route's; after
 * them the connection is cut, so that nobody takes half a file for the whole. When the reader leaves, stalls for two
 * minutes or is too slow, `leave` is called.
 */
export async function download(ctx: RequestContext, source: Download, leave: () => void): Promise<Response> {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  writer.closed.catch(leave);
  const body = await new Promise<ReadableStream<Uint8Array>>((resolve, reject) => {
    let allowedMs = STALL_MS;
    const write = async (text: string) => {
      resolve(readable);
      const started = performance.now();
      await within(Math.min(STALL_MS, allowedMs), writer.ready);
      const left = allowedMs - (performance.now() - started) + text.length / LEAST_PER_MS;
      // What it took quickly before helps it a few minutes only.
      allowedMs = Math.min(left, 3 * STALL_MS);
      void writer.write(encoder.encode(text)).catch(() => undefined);
    };
    source.writeTo(write).then(
      async () => {
        resolve(readable);
        await writer.close().catch(() => undefined);
      },
      async (error: unknown) => {
        reject(error);
        leave();
        await writer.abort(error).catch(() => undefined);
      },
    );
  });
  return new Response(body, {
    headers: {
      'content-type': source.mediaType,
      'content-disposition': `attachment; filename="${source.fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': ctx.requestId,
    },
  });
}

async function within(ms: number, ready: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new AppError('timeout', 'The reader took nothing for two minutes, or less than 32 KB a second.'),
        ),
      ms,
    );
  });
  try {
    await Promise.race([ready, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
