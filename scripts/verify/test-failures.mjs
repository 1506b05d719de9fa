import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const SHOWN = 40;
const LONGEST = 300;

/** @typedef {{ title: string, file?: string, line?: number, tests?: { status?: string, projectName?: string, results?: { error?: { message?: string } }[] }[] }} Spec */
/** @typedef {{ title?: string, specs?: Spec[], suites?: Suite[] }} Suite */

/**
 * The failed tests of vitest's JSON report and the files that could not be loaded, a line each.
 * @param {Record<string, unknown> | null} report
 * @param {string} root
 * @returns {string[]}
 */
export function vitestFailures(report, root) {
  /** @type {{ name?: string, status?: string, message?: string, assertionResults?: { status: string, fullName?: string, failureMessages?: string[] }[] }[]} */
  const files = Array.isArray(report?.testResults) ? report.testResults : [];
  return files.flatMap(({ name = '', status, message, assertionResults = [] }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0)
      return failed.map((test) => line(`${file} > ${test.fullName}`, test.failureMessages?.[0]));
    return status === 'failed' ? [line(file, message)] : [];
  });
}

/**
 * The failed and flaky tests of Playwright's JSON report and the errors outside of any, a line each.
 * @param {Record<string, unknown> | null} report
 * @returns {string[]}
 */
export function playwrightFailures(report) {
  /** @type {Suite[]} */
  const suites = Array.isArray(report?.suites) ? report.suites : [];
  /** @type {{ message?: string }[]} */
  const errors = Array.isArray(report?.errors) ? report.errors : [];
  return [
    ...suites.flatMap((suite) => suiteFailures(suite, [])),
    ...errors.map(({ message }) => line('outside of any test', message)),
  ];
}

/**
 * What the end of `npm test` says of failures: all that CI shows of a run may be its last lines.
 * @param {readonly string[]} failures
 * @returns {string}
 */
export function closingFailures(failures) {
  if (failures.length === 0) return '';
  const more = failures.length > SHOWN ? [`  and ${failures.length - SHOWN} more`] : [];
  return ['Failed:', ...failures.slice(0, SHOWN).map((text) => `  ${text}`), ...more].join('\n');
}

/**
 * @param {Suite} suite
 * @param {string[]} above
 * @returns {string[]}
 */
function suiteFailures({ title = '', specs = [], suites = [] }, above) {
  const titles = [...above, title];
  const own = specs.flatMap((spec) =>
    (spec.tests ?? [])
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, projectName, results = [] }) => {
        const flaky = status === 'flaky' ? ' (flaky: passed at a later try)' : '';
        const error = results.find((result) => result.error)?.error?.message;
        return line(`[${projectName}] ${[...titles, spec.title].join(' > ')}${flaky}`, error);
      }),
  );
  return [...own, ...suites.flatMap((child) => suiteFailures(child, titles))];
}

/**
 * @param {string} name
 * @param {string | undefined} message
 */
function line(name, message = '') {
  // Messages come with the colours of a terminal.
  const first = stripVTControlCharacters(message)
    .split('\n')
    .find((text) => text.trim() !== '');
  return `${name}${first ? `: ${first.trim()}` : ''}`.slice(0, LONGEST);
}
