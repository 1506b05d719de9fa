import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { TextIngestQuery, TextIngestResponse } from '../../../lib/contracts/text-ingest';
import { FileProgress } from './file-progress';
import { sendSlice } from './send-slice';

const SLICE_BYTES = 4 * 1024 * 1024;
const MAX_SLICE_BYTES = 64 * 1024 * 1024;

/**
 * Sends a text file of any size, plain or gzipped (`.gz`), slice by slice: memory holds one slice.
 * @param path `-` reads from standard input
 */
export async function importFile(path: string, endpoint: string, options: TextIngestQuery): Promise<void> {
  const given = Object.fromEntries(
    Object.entries(options).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const file = path === '-' ? null : await stat(path);
  const progress = new FileProgress(path === '-' ? 'standard input' : basename(path), file?.size ?? null);
  const query = {
    ...(path === '-' ? {} : { service: serviceOf(path), file: basename(path) }),
    ...(file === null ? {} : { time: file.mtime.toISOString() }),
    ...given,
  };
  let waiting = Buffer.alloc(0);
  let state: string | null = null;
  const send = async (more: boolean): Promise<void> => {
    const verdict: TextIngestResponse = await sendSlice(
      endpoint,
      { ...query, more: more ? '1' : '0', ...(state === null ? {} : { state }) },
      waiting,
    );
    progress.add(verdict);
    if (verdict.consumedBytes > 0) state = verdict.state;
    waiting = Buffer.from(waiting.subarray(verdict.consumedBytes));
  };
  await pipeline(source(path, progress), async (chunks: AsyncIterable<Buffer>) => {
    let wanted = SLICE_BYTES;
    for await (const chunk of chunks) {
      waiting = Buffer.concat([waiting, chunk]);
      if (waiting.length < wanted) continue;
      const before = waiting.length;
      await send(true);
      wanted = waiting.length === before ? before + SLICE_BYTES : SLICE_BYTES;
      if (wanted > MAX_SLICE_BYTES) throw new Error(`${path} has a line of over ${before} bytes.`);
    }
    if (waiting.length > 0) await send(false);
  });
  progress.finish();
}

/** `shop-api.2026-11-22.log.gz` → `shop-api` */
function serviceOf(path: string): string {
  const name = basename(path).replace(/(\.(gz|log|txt|jsonl|ndjson|json|out|\d+))+$/i, '');
  return name.replace(/[-_.]?\d{4}-?\d\d-?\d\d.*$/, '') || 'file';
}

async function* source(path: string, progress: FileProgress): AsyncGenerator<Buffer> {
  const raw = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1024 * 1024 });
  raw.on('data', (chunk: Buffer | string) => progress.read(chunk.length));
  raw.pause();
  const stream = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  if (stream !== raw) raw.on('error', (error: Error) => stream.emit('error', error));
  for await (const chunk of stream) yield chunk as Buffer;
}
