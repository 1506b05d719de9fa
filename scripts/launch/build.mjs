import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isBuildFresh, sourceStamp } from './build-stamp.mjs';
import { collectOutput } from './collect-output.mjs';
import { LaunchError } from './launch-error.mjs';

/**
 * Builds the application unless the build in its place was made from these very sources.
 * Throws LaunchError when it cannot be built.
 * @param {string} root
 * @param {(line: string) => void} say
 * @param {AbortSignal} [signal] ends the build
 */
export async function ensureBuilt(root, say, signal) {
  const distDir = path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next');
  const stamp = sourceStamp(root);
  if (isBuildFresh(distDir, stamp)) return;
  assertWritable(existsSync(distDir) ? distDir : path.dirname(distDir));
  const started = Date.now();
  say('Building …');
  mkdirSync(distDir, { recursive: true });
  const stampFile = path.join(distDir, 'throughline-build');
  rmSync(stampFile, { force: true });
  let { code, output } = await runNextBuild(root, signal);
  if (code !== 0 && !signal?.aborted) {
    // On a busy machine Next 16.4 was seen to give one stylesheet the PostCSS result of another.
    process.stderr.write(output.slice(-8_000));
    say('The build failed: see the lines above. Trying once more …');
    ({ code, output } = await runNextBuild(root, signal));
  }
  if (code !== 0) {
    process.stderr.write(output.slice(-8_000));
    throw new LaunchError('The build failed: see the lines above.');
  }
  writeFileSync(stampFile, stamp);
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** @param {string} folder */
function assertWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new LaunchError(
      `The build is out of date and ${folder} is not writable for this user: build once as its owner.`,
    );
  }
}

/**
 * @param {string} root
 * @param {AbortSignal} [signal]
 */
function runNextBuild(root, signal) {
  const cli = createRequire(import.meta.url).resolve('next/dist/bin/next');
  return collectOutput(
    spawn(process.execPath, [cli, 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    }),
  );
}
