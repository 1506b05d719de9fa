import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staticFiles } from './static-files.mjs';

const distDir = mkdtempSync(join(tmpdir(), 'throughline-static-'));
const SCRIPT = `// [ü]\n${'x = 1;\n'.repeat(1_000)}`;
const server = createServer();

beforeAll(async () => {
  mkdirSync(join(distDir, 'static/chunks'), { recursive: true });
  writeFileSync(join(distDir, 'static/chunks/a [1].js'), SCRIPT);
  writeFileSync(join(distDir, 'static/font.woff2'), 'font');
  writeFileSync(join(distDir, 'static/notes.txt'), 'not served from here');
  writeFileSync(join(distDir, 'secret.js'), 'outside');
  const serve = staticFiles(distDir);
  server.on('request', (asked, response) => {
    if (!serve(asked, response)) response.writeHead(404).end('passed on');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(distDir, { recursive: true });
});

/** Plain HTTP: a browser's fetch would say what it accepts, and decompress. */
async function ask(path: string, encoding = '', method = 'GET', known = '') {
  const { port } = server.address() as AddressInfo;
  return await new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>(
    (resolve, reject) => {
      const headers = {
        ...(encoding === '' ? {} : { 'accept-encoding': encoding }),
        ...(known === '' ? {} : { 'if-none-match': known }),
      };
      const asked = request({ port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      asked.on('error', reject).end();
    },
  );
}

const PATH = '/_next/static/chunks/a%20%5B1%5D.js';

it('serves a file compressed to who accepts it, for ever, and whole to who does not', async () => {
  for (const encoding of ['gzip, deflate, br', 'br;q=1.0, gzip;q=0.8']) {
    const { headers, body } = await ask(`${PATH}?v=1`, encoding);
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/javascript; charset=UTF-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(body.length).toBeLessThan(SCRIPT.length / 10);
    expect(gunzipSync(body).toString()).toBe(SCRIPT);
  }
  for (const encoding of ['', 'br', 'gzip;q=0', 'gzip; q=0.0']) {
    const { headers, body } = await ask(PATH, encoding);
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(SCRIPT);
  }
});

it('sends nothing again to who has it', async () => {
  const { headers } = await ask(PATH, 'gzip');
  const again = await ask(PATH, 'gzip', 'GET', headers.etag);
  expect([again.status, again.body.length]).toEqual([304, 0]);
  expect((await ask(PATH, 'gzip', 'GET', 'W/"other"')).status).toBe(200);
  expect((await ask('/_next/static/font.woff2', '', 'GET', headers.etag)).status).toBe(200);
});

it('answers HEAD without the file, and leaves a font as it is', async () => {
  const head = await ask(PATH, '', 'HEAD');
  expect(head).toMatchObject({
    status: 200,
    headers: { 'content-length': String(Buffer.byteLength(SCRIPT)) },
  });
  expect(head.body).toHaveLength(0);
  const font = await ask('/_next/static/font.woff2', 'gzip');
  expect(font.headers['content-encoding']).toBeUndefined();
  expect(font.body.toString()).toBe('font');
});

it.each([
  '/_next/static/chunks/none.js',
  '/_next/static/../secret.js',
  '/_next/static/%2e%2e%2fsecret.js',
  '/_next/static/notes.txt',
  '/_next/static/%E0%A4%A',
  '/_next/static/',
  '/other.js',
])('passes %s on', async (path) => {
  const { status, body } = await ask(path);
  expect([status, body.toString()]).toEqual([404, 'passed on']);
});

it('passes on what is no reading', async () => {
  expect((await ask(PATH, '', 'POST')).status).toBe(404);
});
