import { describe, expect, it } from 'vitest';
import { quantileExceeds } from '../statistics/quantile-exceeds';
import { sortValues } from '../statistics/weighted-quantile';
import { operationChange } from './operation-change';
import { resampler } from './resample-figures';
import { type CohortOperation, TraceCohort } from './trace-cohort';

/** Numbers from 0 to 1, the same in every run. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (((state >>> 16) ^ state) >>> 0) / 4_294_967_296;
  };
}

const random = randoms(4);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const DURATIONS = {
  'of any length': () => 5 * Math.exp(0.5 * normal()),
  'of whole milliseconds': () => Math.max(1, Math.round(5 * Math.exp(0.5 * normal()))),
  'of which one in twenty is slow': () => (random() < 0.05 ? 100 : 10) + normal(),
};

const drawn = (traces: number, calls: number, duration: () => number) =>
  sortValues(
    Array.from({ length: traces }, (_, unit) => {
      const value = duration();
      return Array.from({ length: calls }, () => ({ value, unit }));
    }).flat(),
  );
const twoSided = (a: ReturnType<typeof drawn>, b: ReturnType<typeof drawn>) =>
  2 * Math.min(quantileExceeds(a, b, 0.95, 1), quantileExceeds(b, a, 0.95, 1));

describe('P95 of two sides that are alike', () => {
  it.each(Object.entries(DURATIONS))(
    'differs by chance as often as it says, %s',
    (_, duration) => {
      for (const [traces, calls] of [
        ...[[10, 1] as const, [20, 1] as const, [60, 1] as const, [200, 1] as const],
        ...[[60, 4] as const],
      ]) {
        const runs = Array.from({ length: 300 }, () =>
          twoSided(drawn(traces, calls, duration), drawn(traces, calls, duration)),
        );
        const share = (alpha: number) => runs.filter((p) => p <= alpha).length / runs.length;
        expect([traces, calls, share(0.05) <= 0.1, share(0.001) <= 0.01]).toEqual([
          traces,
          calls,
          true,
          true,
        ]);
      }
    },
    30_000,
  );
});

describe('P95 of two sides of which one takes longer', () => {
  it('is seen in a few dozen traces, and held against a bound', () => {
    const a = drawn(40, 1, DURATIONS['of any length']);
    const b = drawn(40, 1, () => 2 * DURATIONS['of any length']());
    expect(twoSided(a, b)).toBeLessThan(0.01);
    expect(quantileExceeds(a, b, 0.95, 1.1)).toBeLessThan(0.05);
    expect(quantileExceeds(a, b, 0.95, 4)).toBe(1);
    expect(quantileExceeds(b, a, 0.95, 1)).toBe(1);
  });
});

function cohort(traces: number, ms: (n: number) => number): TraceCohort & { one: CohortOperation } {
  const made = new TraceCohort();
  made.size = traces;
  for (let n = 0; n < traces; n++)
    made.whole.add(n, `${n}`, {
      ...{ service: 'web', operation: 'GET /', calls: 1, errors: 0, origins: 0, pathNs: 0, selfNs: [] },
      ...{
        durationsNs: [ms(n) * 1e6],
        slowest: { durationNs: ms(n) * 1e6, span: { spanId: '1' } },
        failed: null,
      },
      messages: [],
    } as unknown as Parameters<CohortOperation['add']>[2]);
  return Object.assign(made, { one: made.whole });
}

describe('an operation in few traces', () => {
  const changeIn = (traces: number) => {
    const [a, b] = [cohort(traces, (n) => 10 + n), cohort(traces, (n) => 40 + n)];
    const sides = { a, b, resampleA: resampler(a, 1), resampleB: resampler(b, 2), alpha: 0.05 };
    return operationChange(a.one, b.one, sides).changes;
  };

  it('has no test of P95, whose interval would be wrong too; its median has one', () => {
    expect(changeIn(19).p95).toMatchObject({ change: expect.closeTo(30 / 28), pValue: null, low: null });
    expect(changeIn(19).p50.pValue).toBeLessThan(0.001);
    expect(changeIn(20).p95.pValue).toBeLessThan(0.001);
  });
});
