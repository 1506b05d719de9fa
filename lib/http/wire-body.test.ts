import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readWireBody } from './wire-body';
import { WireShare } from './wire-budget';

const MIB = 1024 * 1024;

async function read(body: BodyInit | AsyncIterable<Uint8Array>, encoding: string) {
  const share = new WireShare();
  const headers = { 'content-encoding': encoding };
  const request = new Request('http://wire.invalid/', {
    method: 'POST',
    headers,
    body: body as BodyInit,
    duplex: 'half',
  } as RequestInit);
  try {
    return await readWireBody(request, share);
  } finally {
    share.release();
  }
}

it('unpacks gzip of one part and of several, and deflate', async () => {
  expect(String(await read(gzipSync('hello'), 'gzip'))).toBe('hello');
  expect(String(await read(Buffer.concat([gzipSync('a'), gzipSync('b')]), 'GZIP'))).toBe('ab');
  expect(String(await read(deflateSync('hello'), 'deflate'))).toBe('hello');
  expect(String(await read('hello', 'identity'))).toBe('hello');
  expect(await read('', 'gzip')).toHaveLength(0);
});

it('refuses what is broken or cut off', async () => {
  const whole = gzipSync('x'.repeat(100_000));
  for (const body of [Buffer.from('no gzip'), whole.subarray(0, whole.length - 20)])
    await expect(read(body, 'gzip')).rejects.toMatchObject({ code: 'bad_request' });
  await expect(read('x', 'br')).rejects.toMatchObject({ code: 'unsupported_media_type' });
});

it('refuses a bomb when it has unpacked to 64 MiB, without waiting for the rest', async () => {
  const piece = gzipSync(Buffer.alloc(MIB, ' '));
  let sent = 0;
  let told = () => {};
  const canceled = new Promise<void>((resolve) => {
    told = resolve;
  });
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      controller.enqueue(piece);
    },
    cancel: () => told(),
  });
  await expect(read(endless, 'gzip')).rejects.toMatchObject({ code: 'payload_too_large' });
  await canceled;
  expect(sent).toBeLessThan(1_000);
});

it('gives the memory of a refused body back', async () => {
  const bomb = Buffer.concat(Array<Buffer>(70).fill(gzipSync(Buffer.alloc(MIB))));
  // Four at a time would fill all there is.
  for (let times = 0; times < 5; times++)
    await expect(read(bomb, 'gzip')).rejects.toMatchObject({ code: 'payload_too_large' });
});
