import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './launch/install.mjs';
import { LaunchError } from './launch/launch-error.mjs';

// npm test: the gate, unit tests, PostgreSQL tests and the browser, as one command on a fresh machine.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const totals = { passed: 0, failed: 0 };
let failures = '';

try {
  await ensureInstalled(root, (line) => console.log(line));
  const { runAllTests } = await import('./verify/run-all-tests.mjs');
  const { closingFailures } = await import('./verify/test-failures.mjs');
  const results = await runAllTests(root);
  for (const { passed, failed } of results) {
    totals.passed += passed;
    totals.failed += failed;
  }
  failures = closingFailures(results.flatMap((result) => result.failures));
} catch (error) {
  totals.failed++;
  console.error(error instanceof LaunchError ? `throughline: ${error.message}` : error);
}
if (failures) console.log(`\n${failures}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);
