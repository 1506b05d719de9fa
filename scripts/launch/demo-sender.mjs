import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs the demo's sender beside the server. Its end is a line, never the server's end.
 * @param {{ root: string, endpoint: string, seed: string, say: (line: string) => void }} options
 * @returns {() => void} stops it
 */
export function startDemoSender({ root, endpoint, seed, say }) {
  const script = path.join(root, 'scripts/demo/main.ts');
  if (!existsSync(script)) {
    say('The demo has no sender in this checkout.');
    return () => undefined;
  }
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--endpoint', endpoint, '--seed', seed], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let stopped = false;
  child.once('error', (error) => say(`The demo's sender did not start: ${error.message}`));
  child.once('exit', (code, signal) => {
    if (!stopped) say(`The demo's sender ended (${signal ?? `exit ${code}`}); the server goes on.`);
  });
  return () => {
    stopped = true;
    child.kill('SIGTERM');
  };
}
