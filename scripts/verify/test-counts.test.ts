import { expect, test } from 'vitest';
import { countPlaywright, countVitest, honest } from './test-counts.mjs';

test('vitest: tests are counted, and a file that does not load is a failure', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 7, failed: 2 });
});

test('Playwright: flaky tests and errors outside of tests are failures', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{ message: 'x' }] };
  expect(countPlaywright(report)).toEqual({ passed: 5, failed: 3 });
});

test('no report is no pass', () => {
  expect(countVitest(null)).toEqual({ passed: 0, failed: 0 });
  expect(countPlaywright(null)).toEqual({ passed: 0, failed: 0 });
});

test('a runner that ended badly, or ran nothing, has failed', () => {
  expect(honest({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
  expect(honest({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
  expect(honest({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
  expect(honest({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
});
