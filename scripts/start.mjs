import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchSettings, USAGE } from './launch/arguments.mjs';
import { LaunchError } from './launch/launch-error.mjs';
import { isSupportedNode } from './launch/node-version.mjs';
import { run } from './launch/run.mjs';

// Plain JavaScript on Node's own modules: it runs before anything is installed.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// A stray error in one request must not end the service for all.
process.on('uncaughtException', (error) => console.error(error));
process.on('unhandledRejection', (error) => console.error(error));

try {
  if (!isSupportedNode(process.versions.node)) {
    throw new LaunchError(
      `Throughline needs Node 20.19 or newer; this is ${process.versions.node} (https://nodejs.org).`,
    );
  }
  const settings = launchSettings(process.argv.slice(2), process.env, root);
  if (settings.help) console.log(USAGE);
  else await run(settings, root, (line) => console.log(line));
} catch (error) {
  console.error(error instanceof LaunchError ? `throughline: ${error.message}` : error);
  process.exit(1);
}
