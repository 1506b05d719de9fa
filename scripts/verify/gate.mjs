import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { missingLockEntries, readLock } from '../complete-lock.mjs';
import { generatePrismaClient } from '../generate-prisma-client.mjs';
import { collectOutput } from '../launch/collect-output.mjs';
import { provideCruiserTypescript } from './cruiser-typescript.mjs';
import { checkHouseRules } from './house-rules.mjs';

const ROOMS = ['app', 'components', 'lib', 'scripts', 'e2e', 'instrumentation.ts'];

/**
 * Runs all checks of the gate, says the findings of those that fail, and counts.
 * @param {string} root
 * @returns {Promise<{ passed: number, failed: number, failures: string[] }>}
 */
export async function runGate(root) {
  if (!existsSync(path.join(root, 'lib/store/metadata/generated'))) generatePrismaClient('pipe');
  provideCruiserTypescript(root);
  const rooms = ROOMS.filter((room) => existsSync(path.join(root, room)));
  const tool = (/** @type {string} */ file, /** @type {string[]} */ ...args) =>
    runTool(root, path.join(root, 'node_modules', file), args);
  /** @type {[string, () => Promise<string> | string][]} each resolves to its findings, '' when there are none */
  const checks = [
    ['format and lint', () => tool('@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=100')],
    ['types', () => tool('typescript/bin/tsc', '--noEmit', '--incremental', 'false')],
    [
      'layers',
      () =>
        tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', ...rooms),
    ],
    ['dead code', () => tool('knip/bin/knip.js', '--no-progress')],
    ['house rules', () => checkHouseRules(root).join('\n')],
    [
      'lock',
      () =>
        Object.keys(missingLockEntries(readLock()))
          .map((name) => `package-lock.json lacks ${name}: npm run lock:complete`)
          .join('\n'),
    ],
  ];
  const failures = [];
  for (const [name, check] of checks) {
    const started = Date.now();
    const findings = await Promise.resolve(check()).catch((error) => String(error));
    if (findings) failures.push(`gate > ${name}: ${findings.trim().split('\n')[0]}`);
    console.log(`${findings ? '✗' : '✓'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (findings) console.log(findings.trimEnd());
  }
  return { passed: checks.length - failures.length, failed: failures.length, failures };
}

/**
 * @param {string} root
 * @param {string} program a JavaScript command line tool
 * @param {string[]} args
 * @returns {Promise<string>} what it wrote when it failed
 */
async function runTool(root, program, args) {
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'pipe']);
  const { code, output } = await collectOutput(
    spawn(process.execPath, [program, ...args], { cwd: root, stdio: [...stdio] }),
  );
  return code === 0 ? '' : output || `ended with ${code}`;
}
