import path from 'node:path';
import { LaunchError } from './launch-error.mjs';

/**
 * What to start, where.
 * @typedef {object} LaunchSettings
 * @property {'start' | 'dev' | 'demo'} mode
 * @property {string} host
 * @property {number} port
 * @property {string} dataDir absolute
 * @property {string | undefined} databaseUrl a PostgreSQL of the user's own
 * @property {string} seed of the demo's data
 * @property {boolean} help
 */

export const USAGE = `npm start            serve the dashboard (installs and builds what is missing)
npm run dev          the same with live reload
npm run demo         the same with a lively data set on a data directory of its own

  -- --host <name> --port <number> --data-dir <folder> --seed <text>   (or HOST, PORT, DATA_DIR)
  DATABASE_URL   a PostgreSQL ≥ 15 of your own, instead of the embedded one
  LISTEN         wire ports, default otlp=4318,otlp-grpc=4317; empty for none`;

/**
 * Settings from the command line, else from the environment, else the defaults. Throws LaunchError for what it does not know.
 * @param {string[]} argv without node and script
 * @param {Record<string, string | undefined>} env
 * @param {string} root
 * @returns {LaunchSettings}
 */
export function launchSettings(argv, env, root) {
  /** @type {Record<string, string>} */
  const given = {};
  for (let at = 0; at < argv.length; at++) {
    const [name = '', inline] = (argv[at] ?? '').split(/=(.*)/s, 2);
    if (['--dev', '--demo', '--help'].includes(name)) {
      given[name] = 'yes';
    } else if (['--host', '--port', '--data-dir', '--seed'].includes(name)) {
      const value = inline ?? argv[++at];
      if (!value) throw new LaunchError(`${name} needs a value.`);
      given[name] = value;
    } else {
      throw new LaunchError(`Unknown option ${argv[at]}: see \`npm start -- --help\`.`);
    }
  }
  const mode = given['--demo'] ? 'demo' : given['--dev'] ? 'dev' : 'start';
  const dataDir = given['--data-dir'] ?? (env.DATA_DIR || (mode === 'demo' ? '.data/demo' : '.data'));
  return {
    mode,
    host: given['--host'] ?? (env.HOST || '127.0.0.1'),
    port: readPort(given['--port'] ?? (env.PORT || '3000')),
    dataDir: path.resolve(root, dataDir),
    // The demo never writes its made-up telemetry into somebody's own database.
    databaseUrl: mode === 'demo' ? undefined : env.DATABASE_URL || undefined,
    seed: given['--seed'] ?? '1',
    help: Boolean(given['--help']),
  };
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new LaunchError(`PORT is "${text}", but a port is a number from 0 to 65535 (0: any free one).`);
  }
  return port;
}

/**
 * The address a browser on this machine opens.
 * @param {string} host as bound
 * @param {number} port
 */
export function browserAddress(host, port) {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
