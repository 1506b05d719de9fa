import { shouldYield, yieldEventLoop } from '../store/write/yield-event-loop';
import { type Bound, type Candidate, type FieldedRow, textsOf } from './differing-values';

interface FieldTests {
  texts: Map<string, Uint8Array>;
  bounds: { test: Bound; logs: Uint8Array }[];
}

/** For each candidate, 1 at the index of every log that meets it. The candidates differ. Other requests run in between. */
export async function meetingLogs(
  candidates: readonly Candidate[],
  rows: readonly FieldedRow[],
): Promise<Uint8Array[]> {
  const fields = {
    builtin: new Map<string, FieldTests>(),
    attribute: new Map<string, FieldTests>(),
    resource: new Map<string, FieldTests>(),
  };
  const sets = candidates.map(({ kind, name, test }) => {
    const logs = new Uint8Array(rows.length);
    const tests: FieldTests = fields[kind].get(name) ?? { texts: new Map(), bounds: [] };
    fields[kind].set(name, tests);
    if ('is' in test) tests.texts.set(test.is, logs);
    else tests.bounds.push({ test, logs });
    return logs;
  });
  for (const [index, { values }] of rows.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    for (const { kind, name, value } of values.flat()) {
      const tests = fields[kind].get(name);
      if (!tests) continue;
      for (const text of textsOf(value)) {
        const logs = tests.texts.get(text);
        if (logs) logs[index] = 1;
      }
      if (typeof value !== 'number') continue;
      for (const { test, logs } of tests.bounds) {
        if ('below' in test ? value < test.below : value >= test.atLeast) logs[index] = 1;
      }
    }
  }
  return sets;
}
