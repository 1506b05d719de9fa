import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './launch/install.mjs';
import { LaunchError } from './launch/launch-error.mjs';

// node scripts/run-installed.mjs <script.ts> [arguments]: runs a TypeScript script, installing what is missing first.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [script = '', ...args] = process.argv.slice(2);

try {
  await ensureInstalled(root, (line) => console.error(line));
} catch (error) {
  console.error(error instanceof LaunchError ? `throughline: ${error.message}` : error);
  process.exit(1);
}
const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, script), ...args], {
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
