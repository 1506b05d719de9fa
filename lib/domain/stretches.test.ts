import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planStretches } from './estimate-red';
import { stretches } from './service-versions';

const start = fc.bigInt(10n ** 17n, 2n * 10n ** 18n);
const length = fc.bigInt(10n ** 9n, 10n ** 15n);
const share = fc.double({ min: 0.000_001, max: 1, noNaN: true });

function expectDisjoint(
  parts: readonly { fromNs: bigint; toNs: bigint }[],
  fromNs: bigint,
  toNs: bigint,
): void {
  let at = fromNs;
  for (const part of parts) {
    expect(part.fromNs).toBeGreaterThanOrEqual(at);
    expect(part.toNs).toBeGreaterThan(part.fromNs);
    at = part.toNs;
  }
  expect(at).toBeLessThanOrEqual(toNs);
}

const lengthOf = (parts: readonly { fromNs: bigint; toNs: bigint }[]) =>
  Number(parts.reduce((sum, { fromNs, toNs }) => sum + toNs - fromNs, 0n));

it('spreads stretches of a service over the range, the last one to its end', () => {
  fc.assert(
    fc.property(start, length, share, (fromNs, ns, of) => {
      const parts = stretches({ fromNs, toNs: fromNs + ns }, of);
      expectDisjoint(parts, fromNs, fromNs + ns);
      expect(parts.at(-1)?.toNs).toBe(fromNs + ns);
      expect(lengthOf(parts) / Number(ns)).toBeLessThanOrEqual(of + 1e-6);
    }),
  );
});

it('gives each bucket two stretches or more, which stand for all of it', () => {
  fc.assert(
    fc.property(
      start,
      length,
      share,
      fc.integer({ min: 1, max: 240 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (fromNs, ns, of, count, random) => {
        const stepNs = ns / BigInt(count) + 1n;
        const first = Number(fromNs / stepNs);
        const toNs = fromNs + ns;
        const buckets = { stepNs, first, count: Number((toNs - 1n) / stepNs) - first + 1 };
        const parts = planStretches({ range: { fromNs, toNs }, buckets }, of, () => random);
        expectDisjoint(parts, fromNs, toNs);
        const whole = parts.reduce((sum, part) => sum + part.weight * Number(part.toNs - part.fromNs), 0);
        expect(Math.abs(whole / Number(ns) - 1)).toBeLessThan(0.001);
        for (const { bucket, fromNs: begin, toNs: end } of parts) {
          expect(begin / stepNs).toBe(BigInt(bucket));
          expect((end - 1n) / stepNs).toBe(BigInt(bucket));
        }
      },
    ),
  );
});
