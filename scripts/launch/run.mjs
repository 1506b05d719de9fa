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
import { onStopSignal, runStopHooks } from './stop-in-order.mjs';

const REQUEST_GRACE_MS = 5_000;

/**
 * Starts everything in order and returns when it serves; signals stop it in the opposite order.
 * @param {import('./arguments.mjs').LaunchSettings} settings
 * @param {string} root of the checkout
 * @param {(line: string) => void} say
 */
export async function run(settings, root, say) {
  const { mode, host, dataDir, databaseUrl } = settings;
  /** What to undo, last done first. @type {(() => unknown)[]} */
  const undo = [];
  let forceStop = () => undefined;
  const stop = async (/** @type {number} */ code) => {
    while (undo.length > 0) await undo.pop()?.();
    process.exit(code);
  };
  onStopSignal(
    async () => {
      say('Stopping …');
      await stop(0);
    },
    () => {
      forceStop();
      process.exit(130);
    },
  );
  try {
    if (!databaseUrl) prepareDataDir(dataDir);
    const http = await listenForHttp(host, settings.port);
    const address = browserAddress(host, http.port);
    undo.push(() => http.close(0));
    if (!databaseUrl) undo.push(await lockDataDir(dataDir, () => address));

    ensureInstalled(root, say);
    if (mode !== 'dev') await ensureBuilt(root, say);

    let url = databaseUrl;
    if (url) {
      await checkExternalDatabase(url);
    } else {
      const postgres = await startEmbeddedPostgres({ dataDir, say });
      forceStop = () => void postgres.kill();
      undo.push(() => postgres.stop());
      url = postgres.url;
    }
    const applied = await applyMigrations(url, path.join(root, 'prisma/migrations'));
    if (applied.length > 0) say(`Database brought up to date (${applied.length} migrations).`);

    Object.assign(process.env, { DATABASE_URL: url, HOST: host, PORT: String(http.port) });
    process.env.THROUGHLINE_DEMO = mode === 'demo' ? '1' : (process.env.THROUGHLINE_DEMO ?? '0');
    const app = await prepareNext(mode === 'dev', root, host, http);
    undo.push(async () => {
      await http.close(REQUEST_GRACE_MS);
      await runStopHooks(say);
      await app.close();
    });
    const where = databaseUrl ? `database ${describePlace(databaseUrl)}` : `data in ${shortPath(dataDir)}`;
    say(`Throughline is ready at ${address} (${where}; Ctrl-C stops it)`);
    if (mode === 'demo') undo.push(startDemoSender({ root, endpoint: address, seed: settings.seed, say }));
  } catch (error) {
    process.exitCode = 1;
    if (undo.length > 0) {
      const failure = error;
      while (undo.length > 0) await undo.pop()?.();
      throw failure;
    }
    throw error;
  }
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
  http.handle((request, response) => void handle(request, response));
  return app;
}
