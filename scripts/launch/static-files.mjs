import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const PREFIX = '/_next/static/';
/** What else a build holds is left to Next. @type {Record<string, string>} */
const TYPES = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const compress = promisify(gzip);

/** @typedef {{ type: string, etag: string, plain: Buffer, gzipped: Promise<Buffer> | null }} StaticFile */

/**
 * Serves the files of a build from memory, each compressed once: Next compresses them anew for every browser, which takes
 * longer than rendering the page. Their names change with their content, so browsers keep them.
 * @param {string} distDir of a finished build
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} whether
 *   it was such a file; if not, nothing was answered
 */
export function staticFiles(distDir) {
  const files = readFiles(path.join(distDir, 'static'));
  return (request, response) => {
    const { method, url = '' } = request;
    if (!url.startsWith(PREFIX) || (method !== 'GET' && method !== 'HEAD')) return false;
    const file = files.get(nameOf(url));
    if (!file) return false;
    void send(file, request, response);
    return true;
  };
}

/** @param {string} folder */
function readFiles(folder) {
  /** @type {Map<string, StaticFile>} */
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const whole = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, whole).split(path.sep).join('/');
    const plain = readFileSync(whole);
    // Weak: compressed or not, it is the same file.
    const etag = `W/"${createHash('sha256').update(plain).digest('base64url')}"`;
    files.set(name, { type, etag, plain, gzipped: null });
  }
  return files;
}

/** @param {string} url */
function nameOf(url) {
  const [name = ''] = url.slice(PREFIX.length).split('?', 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}

/**
 * @param {StaticFile} file
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function send(file, request, response) {
  const headers = {
    etag: file.etag,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  };
  if (request.headers['if-none-match']?.includes(file.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const isZipped = file.type !== TYPES['.woff2'] && acceptsGzip(request.headers['accept-encoding']);
  if (isZipped) file.gzipped ??= compress(file.plain, { level: constants.Z_BEST_COMPRESSION });
  const body = isZipped && file.gzipped ? await file.gzipped : file.plain;
  response.writeHead(200, {
    ...headers,
    'content-type': file.type,
    'content-length': body.length,
    'x-content-type-options': 'nosniff',
    ...(isZipped && { 'content-encoding': 'gzip' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** @param {string | string[] | undefined} header */
function acceptsGzip(header) {
  return String(header ?? '')
    .split(',')
    .some((one) => /^\s*(?:x-)?gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one));
}
