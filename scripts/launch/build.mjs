import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isBuildFresh, sourceStamp } from './build-stamp.mjs';
import { LaunchError } from './launch-error.mjs';

/**
 * Builds the application unless the build in its place was made from these very sources.
 * Throws LaunchError when it cannot be built.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(root, say) {
  const distDir = path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next');
  const stamp = sourceStamp(root);
  if (isBuildFresh(distDir, stamp)) return;
  assertWritable(existsSync(distDir) ? distDir : path.dirname(distDir));
  const started = Date.now();
  say('Building …');
  mkdirSync(distDir, { recursive: true });
  const stampFile = path.join(distDir, 'throughline-build');
  rmSync(stampFile, { force: true });
  const { code, output } = await runNextBuild(root);
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
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNextBuild(root) {
  const cli = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [cli, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-65_536);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
