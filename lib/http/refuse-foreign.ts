import { env } from '../env';
import { AppError } from '../errors';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const SHOWN_CHARS = 100;

/**
 * Refuses what a stranger's page makes a browser send: anyone who reaches the port may read and write, and the browser of
 * its user does. Throws AppError `forbidden` for
 * - a Host that is no name of this machine's own, while HOST is one (a stranger's name that was pointed here), and
 * - a page of another origin that wants to change something, or to read without being left for it: reading too takes
 *   places that are few (exports, live views), and
 * - a WebSocket of such a page, whose answers browsers would let it read. Senders that are no browsers name neither origin
 *   nor site.
 * ALLOWED_HOSTS lists further names for both, without ports.
 */
export function refuseForeign(request: Request): void {
  const { HOST, ALLOWED_HOSTS } = env();
  const allowed = ALLOWED_HOSTS.toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const host = request.headers.get('host')?.toLowerCase() ?? null;
  const name = host?.replace(/:\d*$/, '');
  if (name !== undefined && isLoopback(HOST) && !isLoopback(name) && !allowed.includes(name)) {
    throw new AppError(
      'forbidden',
      `This server serves this machine only, not "${name.slice(0, SHOWN_CHARS)}". To reach it under that name, put it in ALLOWED_HOSTS.`,
    );
  }
  const origin = request.headers.get('origin');
  // Browsers do not name the site with a WebSocket, only the origin.
  const reads = READING.has(request.method) && !request.headers.has('upgrade');
  if (reads ? !isForeignRead(request.headers) : origin === null) return;
  const from = origin !== null && URL.canParse(origin) ? new URL(origin) : null;
  if (from && (from.host === host || allowed.includes(from.hostname))) return;
  throw new AppError(
    'forbidden',
    `A page of "${origin?.slice(0, SHOWN_CHARS) ?? 'another site'}" may not ${reads ? 'read' : 'write'} here. If it is this server's own address, put its name in ALLOWED_HOSTS.`,
  );
}

/** Not a link that somebody followed: an image, a frame, a script of another site, or of another port. */
function isForeignRead(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return headers.get('sec-fetch-mode') !== 'navigate' || headers.get('sec-fetch-dest') !== 'document';
}

function isLoopback(name: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(name);
}
