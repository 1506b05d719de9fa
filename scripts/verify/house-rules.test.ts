import { expect, test } from 'vitest';
import { houseRuleFindings } from './house-rules.mjs';

test('a file that follows the rules has no findings', () => {
  const text =
    '/** Adds. */\nexport const add = 1;\n// biome-ignore lint/suspicious/noExplicitAny: the driver types it so\n';
  for (const name of [
    'lib/time/date-math.ts',
    'app/traces/[traceId]/page.tsx',
    'x/a.db.test.ts',
    'e2e/walk.spec.ts',
    'e2e/walk.mobile.spec.ts',
  ]) {
    expect(houseRuleFindings(name, text)).toEqual([]);
  }
});

test.each([
  ['lib/utils.ts', 'name a file'],
  ['components/logs/types.ts', 'name a file'],
  ['lib/searchLogs.ts', 'kebab-case'],
  ['components/LogRow.tsx', 'kebab-case'],
])('%s: %s', (file, finding) => {
  expect(houseRuleFindings(file, '')).toEqual([expect.stringContaining(finding)]);
});

test.each([
  ["export * from './a';", 'no `export *`'],
  ['// TODO later', 'do it or open an issue'],
  ['// biome-ignore lint/a/b:', 'states why'],
  ['// @ts-expect-error', 'states why'],
])('%s', (line, finding) => {
  expect(houseRuleFindings('lib/a.ts', `${line}\n`)).toEqual([expect.stringContaining(finding)]);
});

test('300 lines are allowed, 301 are not', () => {
  expect(houseRuleFindings('lib/a.ts', 'x\n'.repeat(300))).toEqual([]);
  expect(houseRuleFindings('lib/a.ts', 'x\n'.repeat(301))).toEqual(['lib/a.ts: 301 lines, at most 300']);
});
