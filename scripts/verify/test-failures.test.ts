import { expect, test } from 'vitest';
import { closingFailures, playwrightFailures, vitestFailures } from './test-failures.mjs';

test('vitest: each failed test and each file that does not load has a line with its reason', () => {
  const report = {
    testResults: [
      {
        name: '/app/a.test.ts',
        status: 'passed',
        assertionResults: [{ status: 'passed', fullName: 'fine' }],
      },
      {
        name: '/app/lib/b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'fine' },
          {
            status: 'failed',
            fullName: 'rooms b',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m\n at x'],
          },
        ],
      },
      { name: '/app/c.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    ],
  };
  expect(vitestFailures(report, '/app')).toEqual([
    'lib/b.test.ts > rooms b: expected 1',
    'c.test.ts: Cannot find module',
  ]);
  expect(vitestFailures(null, '/app')).toEqual([]);
});

test('Playwright: failed and flaky tests of nested suites, and errors outside of tests', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    tests: [{ status, projectName: 'desktop', results: [message ? { error: { message } } : {}] }],
  });
  const report = {
    suites: [
      {
        title: 'walk.spec.ts',
        specs: [spec('opens', 'expected'), spec('closes', 'flaky', 'too late')],
        suites: [{ title: 'in a box', specs: [spec('turns', 'unexpected', 'no box')] }],
      },
    ],
    errors: [{ message: 'no server' }],
  };
  expect(playwrightFailures(report)).toEqual([
    '[desktop] walk.spec.ts > closes (flaky: passed at a later try): too late',
    '[desktop] walk.spec.ts > in a box > turns: no box',
    'outside of any test: no server',
  ]);
});

test('the closing lines name what failed, and say how many more there are', () => {
  expect(closingFailures([])).toBe('');
  expect(closingFailures(['a', 'b'])).toBe('Failed:\n  a\n  b');
  expect(closingFailures(Array.from({ length: 45 }, (_, n) => `t${n}`))).toMatch(/ {2}t39\n {2}and 5 more$/);
});
