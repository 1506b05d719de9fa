import { existsSync, readFileSync } from 'node:fs';

/**
 * A JSON report, null when the runner wrote none.
 * @param {string} file
 * @returns {Record<string, unknown> | null}
 */
export function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * Counts of vitest's JSON report. A file that could not be loaded has no failed test, so it counts as one.
 * @param {Record<string, unknown> | null} report
 */
export function countVitest(report) {
  const number = (/** @type {string} */ key) => Number(report?.[key] ?? 0);
  /** @type {{ status?: string, assertionResults?: { status: string }[] }[]} */
  const files = Array.isArray(report?.testResults) ? report.testResults : [];
  const broken = files.filter(
    ({ status, assertionResults = [] }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { passed: number('numPassedTests'), failed: number('numFailedTests') + broken };
}

/**
 * Counts of Playwright's JSON report: a test that passed only at a second try counts as failed, and so does an error
 * outside of any test.
 * @param {Record<string, unknown> | null} report
 */
export function countPlaywright(report) {
  const stats = /** @type {Record<string, number> | undefined} */ (report?.stats);
  const errors = Array.isArray(report?.errors) ? report.errors.length : 0;
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + errors };
}

/**
 * A runner that ended badly, or ran nothing, has failed, whatever its report says.
 * @param {{ passed: number, failed: number }} counts
 * @param {number} code exit code of the runner
 */
export function honest(counts, code) {
  const nothing = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (code !== 0 || nothing) ? { ...counts, failed: 1 } : counts;
}
