import path from 'node:path';
import { browserAddress } from './arguments.mjs';
import { ensureBuilt } from './build.mjs';
import { prepareDataDir } from './data-dir.mjs';
import { startDemoSender } from './demo-sender.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { checkExternalDatabase, describePlace } from './external-database.mjs';
import { listenForHttp } from './http-listener.mjs';
import { ensureInstalled } from './install.mjs';
import { lockDataDir } from './instance-lock.mjs';
import { applyMigrations } from './migrations.mjs';
import { staticFiles } from './static-files.mjs';
import { onStopSignal, runStopHooks, withinLimit } from './stop-in-order.mjs';

const REQUEST_GRACE_MS = 5_000;

/**
 * What to undo at the end, last done first, and what a second Ctrl-C does instead of all that.
 * @typedef {{ steps: (() => unknown)[], force: () => void }} Undo
 */

/**
 * Starts everything in order and returns when it serves; signals stop it in the opposite order.
 * @param {import('./arguments.mjs').LaunchSettings} settings
 * @param {string} root of the checkout
 * @param {(line: string) => void} say
 */
export async function run(settings, root, say) {
  const aborter = new AbortController();
  /** @type {Undo} */
  const undo = { steps: [], force: () => undefined };
  const starting = bringUp(settings, root, say, undo, aborter.signal);
  onStopSignal(
    async () => {
      say('Stopping …');
      aborter.abort();
      await starting.catch(() => undefined);
      await undoAll(undo);
      process.exit(0);
    },
    () => {
      undo.force();
      process.exit(130);
    },
  );
  try {
    await starting;
  } catch (error) {
    // A stop in the middle makes the start fail; the handler above ends the process then.
    if (aborter.signal.aborted) return;
    await undoAll(undo);
    throw error;
  }
}

/** @param {Undo} undo */
async function undoAll(undo) {
  while (undo.steps.length > 0) await undo.steps.pop()?.();
}

/**
 * @param {import('./arguments.mjs').LaunchSettings} settings
 * @param {string} root
 * @param {(line: string) => void} say
 * @param {Undo} undo
 * @param {AbortSignal} signal
 */
async function bringUp(settings, root, say, undo, signal) {
  const { mode, host, dataDir, databaseUrl } = settings;
  if (!databaseUrl) prepareDataDir(dataDir);
  const http = await listenForHttp(host, settings.port);
  const address = browserAddress(host, http.port);
  undo.steps.push(() => http.close(0));
  if (!databaseUrl) undo.steps.push(await lockDataDir(dataDir, () => address));

  await ensureInstalled(root, say, signal);
  if (mode !== 'dev') await ensureBuilt(root, say, signal);
  signal.throwIfAborted();

  const url = databaseUrl ?? (await startDatabase(dataDir, say, undo));
  if (databaseUrl) await checkExternalDatabase(databaseUrl);
  signal.throwIfAborted();
  const applied = await applyMigrations(url, path.join(root, 'prisma/migrations'));
  if (applied.length > 0) say(`Database brought up to date (${applied.length} migrations).`);
  signal.throwIfAborted();

  Object.assign(process.env, { DATABASE_URL: url, HOST: host, PORT: String(http.port) });
  process.env.THROUGHLINE_DEMO = mode === 'demo' ? '1' : (process.env.THROUGHLINE_DEMO ?? '0');
  const app = await prepareNext(mode === 'dev', root, host, http);
  undo.steps.push(async () => {
    await runStopHooks(say, () => http.close(REQUEST_GRACE_MS));
    await withinLimit(app.close()).catch(() => undefined);
  });
  signal.throwIfAborted();
  const where = databaseUrl ? `database ${describePlace(databaseUrl)}` : `data in ${shortPath(dataDir)}`;
  say(`Throughline is ready at ${address} (${where}; Ctrl-C stops it)`);
  if (mode === 'demo') {
    undo.steps.push(startDemoSender({ root, endpoint: address, seed: settings.seed, say }));
  }
}

/**
 * @param {string} dataDir
 * @param {(line: string) => void} say
 * @param {Undo} undo
 */
async function startDatabase(dataDir, say, undo) {
  const postgres = await startEmbeddedPostgres({ dataDir, say });
  undo.force = () => postgres.kill();
  undo.steps.push(() => postgres.stop());
  return postgres.url;
}

/** @param {string} folder */
function shortPath(folder) {
  const relative = path.relative(process.cwd(), folder);
  return relative && !relative.startsWith('..') ? relative : folder;
}

/**
 * Next in this very process: a killed Node leaves nothing behind but PostgreSQL, which the next start clears.
 * @param {boolean} dev
 * @param {string} root
 * @param {string} host
 * @param {Awaited<ReturnType<typeof listenForHttp>>} http
 */
async function prepareNext(dev, root, host, http) {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_MANUAL_SIG_HANDLE: 'true',
  });
  const { default: next } = await import('next');
  const app = next({ dev, dir: root, hostname: host, port: http.port, httpServer: http.server, quiet: !dev });
  await app.prepare();
  const handle = app.getRequestHandler();
  const serveFile = dev ? () => false : staticFiles(path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next'));
  http.handle((request, response) => {
    if (!serveFile(request, response)) void handle(request, response);
  });
  return app;
}
