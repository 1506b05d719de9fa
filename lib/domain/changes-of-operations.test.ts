import { expect, it } from 'vitest';
import { changesOfOperations } from './changes-of-operations';
import { resampler } from './resample-figures';
import { CohortOperation, TraceCohort } from './trace-cohort';

const TRACES = 8;

/** `often` in every trace, and operations that are in one trace each, as where a name holds an id. */
function cohort(once: number): TraceCohort {
  const made = new TraceCohort();
  made.size = TRACES;
  const add = (operation: string, unit: number) => {
    const known = made.operations.get(operation) ?? new CohortOperation('web', operation);
    made.operations.set(operation, known);
    known.add(unit, `${unit}`, {
      ...{ service: 'web', operation, calls: 1, errors: 0, origins: 0, pathNs: 0, messages: [] },
      ...{ durationsNs: [5], selfNs: [5], failed: null, slowest: { durationNs: 5, span: { spanId: '1' } } },
    } as unknown as Parameters<CohortOperation['add']>[2]);
  };
  for (let n = 0; n < once; n++) add(`order ${n}`, n % TRACES);
  for (let unit = 0; unit < TRACES; unit++) add('often', unit);
  return made;
}

function sidesOf(once: number) {
  const [a, b] = [cohort(once), cohort(once)];
  const resampled: string[] = [];
  const resampleA = (one: CohortOperation) => {
    resampled.push(one.operation);
    return resampler(a, 1)(one);
  };
  return { sides: { a, b, resampleA, resampleB: resampler(b, 2), alpha: 0.05 }, resampled };
}

it('compares the operations of most traces and counts the others', async () => {
  const { sides } = sidesOf(2_050);
  const { changes, leftOut } = await changesOfOperations(new AbortController(), sides, {});
  expect([changes.length, leftOut]).toEqual([2_000, 51]);
  expect(changes[0]?.operation).toBe('often');
});

it('draws no resamples of what is in too few traces to be tested', async () => {
  const { sides, resampled } = sidesOf(20);
  const { changes } = await changesOfOperations(new AbortController(), sides, {});
  expect(resampled).toEqual(['often']);
  const few = changes.find(({ operation }) => operation === 'order 3');
  expect(few?.changes.p50).toMatchObject({ change: 0, pValue: null });
  expect(few?.changes.calls.pValue).toBe(1);
});

it('ends when nobody waits for it any more', async () => {
  const { sides } = sidesOf(20);
  await expect(changesOfOperations({ signal: AbortSignal.abort() }, sides, {})).rejects.toMatchObject({
    code: 'canceled',
  });
});
