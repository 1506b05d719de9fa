import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from '../find-chromium.mjs';
import { findFreePort } from '../launch/free-port.mjs';
import { runGate } from './gate.mjs';
import { countPlaywright, countVitest, honest, readReport } from './test-counts.mjs';
import { playwrightFailures, vitestFailures } from './test-failures.mjs';

/** @typedef {{ passed: number, failed: number, failures: string[] }} Counts failures: a line each, for people */

/**
 * Runs gate, unit, PostgreSQL and browser tests one after the other, all of them also when one fails.
 * A runner that ends badly without naming a failed test, or runs none, counts as one failure.
 * @param {string} root
 * @returns {Promise<Counts[]>}
 */
export async function runAllTests(root) {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'throughline-tests-'));
  const results = [];
  try {
    heading('gate');
    results.push(await runGate(root));
    for (const project of ['unit', 'db']) {
      heading(project === 'unit' ? 'unit tests' : 'tests on PostgreSQL');
      const report = path.join(reports, `${project}.json`);
      const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
      const code = await runTool(root, 'vitest/vitest.mjs', [...args, `--outputFile.json=${report}`]);
      const told = readReport(report);
      results.push(named(project, honest(countVitest(told), code), vitestFailures(told, root)));
    }
    heading('browser tests');
    if (ensureChromium((line) => console.log(line))) {
      const report = path.join(reports, 'browser.json');
      const code = await runTool(root, '@playwright/test/cli.js', ['test', '--reporter=list,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        E2E_PORT: process.env.E2E_PORT ?? String(await findFreePort()),
      });
      const told = readReport(report);
      results.push(named('browser', honest(countPlaywright(told), code), playwrightFailures(told)));
    } else {
      results.push(named('browser', { passed: 0, failed: 1 }, ['there is no Chromium']));
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return results;
}

/**
 * @param {string} part
 * @param {{ passed: number, failed: number }} counts
 * @param {string[]} failures
 * @returns {Counts}
 */
function named(part, counts, failures) {
  const told = failures.length < counts.failed ? [...failures, 'ended badly: see above'] : failures;
  return { ...counts, failures: told.map((text) => `${part} > ${text}`) };
}

/** @param {string} name */
function heading(name) {
  console.log(`\n── ${name}`);
}

/**
 * @param {string} root
 * @param {string} program below node_modules
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>}
 */
function runTool(root, program, args, env = {}) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
