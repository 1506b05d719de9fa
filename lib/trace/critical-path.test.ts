import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../contracts/trace';
import { buildTrace } from './build-trace';
import { pathAsJaeger, siblingsTouch } from './check-jaeger-path';
import { criticalPath, segmentsByNode } from './critical-path';
import { anySpans, treeSpans } from './random-trace';
import { spanFixture } from './span-fixture';
import { timeShares } from './time-shares';

function pathOf(spans: Span[]): string[] {
  const model = buildTrace(spans);
  const baseNs = Number(model.startEpochNs % 1_000_000n);
  return criticalPath(model).map(
    ({ index, fromNs, toNs }) => `${model.nodes[index]?.key} ${fromNs + baseNs}-${toNs + baseNs}`,
  );
}

// The cases of jaeger-ui's own suite (TracePage/CriticalPath/testCases), with its expected sections.
describe('agrees with jaeger-ui', () => {
  test('two children one after the other', () => {
    const spans = [
      spanFixture('C', null, 1, 100),
      spanFixture('D', 'C', 20, 20),
      spanFixture('E', 'C', 50, 10),
    ];
    expect(pathOf(spans)).toEqual(['C 60-101', 'E 50-60', 'C 40-50', 'D 20-40', 'C 1-20']);
  });
  test('overlapping children: the one that finishes last holds it up', () => {
    const spans = [
      spanFixture('X', null, 1, 100),
      spanFixture('A', 'X', 10, 40),
      spanFixture('C', 'X', 20, 40),
    ];
    expect(pathOf(spans)).toEqual(['X 60-101', 'C 20-60', 'X 1-20']);
  });
  test('a consumer below a producer does not block', () => {
    const spans = [
      spanFixture('A', null, 1, 30, { kind: 'producer' }),
      spanFixture('B', 'A', 10, 10, { kind: 'consumer' }),
      spanFixture('C', 'B', 12, 2),
    ];
    expect(pathOf(spans)).toEqual(['A 1-31']);
  });
  test('a child that overruns its parent is cut, and its own child with it', () => {
    const spans = [
      spanFixture('A', null, 1, 29),
      spanFixture('B', 'A', 15, 20),
      spanFixture('C', 'B', 10, 15),
    ];
    expect(pathOf(spans)).toEqual(['B 25-30', 'C 15-25', 'A 1-15']);
  });
  test('a grandchild outside its grandparent is dropped', () => {
    const spans = [
      spanFixture('A', null, 1, 29),
      spanFixture('B', 'A', 15, 20),
      spanFixture('C', 'B', 32, 5),
    ];
    expect(pathOf(spans)).toEqual(['B 15-30', 'A 1-15']);
  });
  test('a child after its parent is dropped with all below it', () => {
    const spans = [
      spanFixture('A', null, 1, 30),
      spanFixture('B', 'A', 40, 40),
      spanFixture('C', 'B', 50, 10),
    ];
    expect(pathOf(spans)).toEqual(['A 1-31']);
  });
  test('a child before its parent is dropped', () => {
    expect(pathOf([spanFixture('A', null, 10, 20), spanFixture('B', 'A', 1, 4)])).toEqual(['A 10-30']);
  });
  test('a child that overruns a child that overruns', () => {
    const spans = [
      spanFixture('A', null, 1, 29),
      spanFixture('B', 'A', 15, 20),
      spanFixture('C', 'B', 20, 20),
    ];
    expect(pathOf(spans)).toEqual(['C 20-30', 'B 15-20', 'A 1-15']);
  });
  test('a child on both sides of its parent is cut to it', () => {
    expect(pathOf([spanFixture('A', null, 10, 20), spanFixture('B', 'A', 5, 30)])).toEqual(['B 10-30']);
  });
});

test('children that touch are both on the path', () => {
  const spans = [spanFixture('A', null, 0, 10), spanFixture('B', 'A', 0, 5), spanFixture('C', 'A', 5, 5)];
  expect(pathOf(spans)).toEqual(['C 5-10', 'B 0-5']);
});

test('is Jaeger’s path wherever no two siblings touch, and where they do, its path with “by then” for “before”', () => {
  fc.assert(
    fc.property(fc.oneof(treeSpans, anySpans), (spans) => {
      const model = buildTrace(spans);
      const ours = criticalPath(model);
      expect(ours).toEqual(pathAsJaeger(model, 'by then'));
      if (!siblingsTouch(model)) expect(ours).toEqual(pathAsJaeger(model, 'before'));
    }),
    { numRuns: 500 },
  );
});

test('a chain of 50,000 calls does not overflow', () => {
  const spans = Array.from({ length: 50_000 }, (_, i) =>
    spanFixture(`s${i}`, i === 0 ? null : `s${i - 1}`, i, 200_000 - 2 * i),
  );
  expect(criticalPath(buildTrace(spans)).length).toBe(99_999);
});

test('on any tree the segments are disjoint, inside the root and sum to its duration', () => {
  fc.assert(
    fc.property(treeSpans, (spans) => {
      const model = buildTrace(spans);
      const root = model.nodes[0]?.key === 's0' ? model.nodes[0] : undefined;
      expect(root).toBeDefined();
      const segments = criticalPath(model).toReversed();
      let reached = root?.startNs ?? 0;
      for (const { index, fromNs, toNs } of segments) {
        // Disjoint and without a gap: each begins where the one before ended.
        expect(fromNs).toBe(reached);
        expect(toNs).toBeGreaterThan(fromNs);
        const node = model.nodes[index];
        expect(fromNs).toBeGreaterThanOrEqual(node?.startNs ?? Number.NaN);
        expect(toNs).toBeLessThanOrEqual(node?.endNs ?? Number.NaN);
        reached = toNs;
      }
      expect(reached).toBe(root?.endNs);
      const shares = timeShares(model, segments);
      expect(shares.reduce((sum, { ns }) => sum + ns, 0)).toBe(root?.durationNs);
    }),
    { numRuns: 500 },
  );
});

test('on any bag of spans each root’s segments sum to its duration', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const model = buildTrace(spans);
      const sum = criticalPath(model).reduce((ns, { fromNs, toNs }) => ns + toNs - fromNs, 0);
      const roots = model.roots.reduce((ns, root) => ns + (model.nodes[root]?.durationNs ?? 0), 0);
      expect(sum).toBe(roots);
      for (const [, list] of segmentsByNode(criticalPath(model)))
        for (const [i, segment] of list.entries())
          if (i > 0) expect(segment.fromNs).toBeGreaterThanOrEqual(list[i - 1]?.toNs ?? 0);
    }),
    { numRuns: 300 },
  );
});

test('an orphan’s time counts only when there is no true root', () => {
  const orphan = spanFixture('x', 'gone', 2, 5, { service: 'late' });
  const shares = (spans: Span[]) => {
    const model = buildTrace(spans);
    return timeShares(model, criticalPath(model)).map(({ service, share }) => [service, share]);
  };
  expect(shares([spanFixture('a', null, 0, 10), orphan])).toEqual([['api', 1]]);
  expect(shares([orphan])).toEqual([['late', 1]]);
});
