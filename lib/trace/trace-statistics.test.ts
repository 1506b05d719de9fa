import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { criticalPath } from './critical-path';
import { pathTimes } from './path-times';
import { anyCalls } from './random-calls';
import { spanFixture } from './span-fixture';
import type { TraceNode } from './trace-model';
import { groupSpans, spansByStart } from './trace-statistics';

const byService = (node: TraceNode) => node.span.service;

test('the figures of a group, by hand', () => {
  const db = { service: 'db', name: 'read' };
  const model = buildTrace([
    spanFixture('a', null, 0, 100),
    spanFixture('b', 'a', 10, 30, db),
    spanFixture('c', 'a', 20, 40, { ...db, status: 'error' }),
    spanFixture('d', 'a', 80, 10, db),
  ]);
  const { perNode } = pathTimes(model, criticalPath(model));
  const groups = groupSpans(model, spansByStart(model), byService, perNode);
  expect(groups.map(({ value }) => value)).toEqual(['api', 'db']);
  expect(groups[1]).toEqual({
    value: 'db',
    spans: [1, 2, 3],
    count: 3,
    errors: 1,
    totalNs: 80,
    avgNs: 80 / 3,
    minNs: 10,
    p95Ns: 40,
    maxNs: 40,
    selfNs: 80,
    // d, then c; b had to wait for nobody.
    pathNs: 50,
    // 10 to 60 and 80 to 90.
    busyNs: 60,
  });
});

test('P95 is the duration that 95 of 100 spans do not exceed', () => {
  const spans = Array.from({ length: 100 }, (_, i) => spanFixture(`s${i}`, null, 0, 100 - i));
  const model = buildTrace(spans);
  const [group] = groupSpans(model, spansByStart(model), byService, new Float64Array(100));
  expect(group?.p95Ns).toBe(95);
});

test('every figure equals a plain evaluation, for groups and for groups of groups', () => {
  const valueOfSpan = (node: TraceNode) => (node.span.kind === 'internal' ? null : node.span.kind);
  fc.assert(
    fc.property(anyCalls, (spans) => {
      const model = buildTrace(spans);
      const { perNode, totalNs } = pathTimes(model, criticalPath(model));
      const groups = groupSpans(model, spansByStart(model), valueOfSpan, perNode);
      const subgroups = groups.flatMap((group) => [
        ...groupSpans(model, group.spans, byService, perNode).map((sub) => ({ ...sub, of: group.value })),
      ]);
      for (const group of [...groups.map((one) => ({ ...one, of: one.value })), ...subgroups]) {
        const mine = model.nodes.filter(
          (node) =>
            valueOfSpan(node) === group.of && (group.value === group.of || byService(node) === group.value),
        );
        const durations = mine.map((node) => node.durationNs).sort((a, b) => a - b);
        const sum = (of: (node: TraceNode) => number) => mine.reduce((total, node) => total + of(node), 0);
        expect(group.count).toBe(mine.length);
        expect([...group.spans].sort((a, b) => a - b)).toEqual(mine.map((node) => node.index));
        expect(group.errors).toBe(mine.filter((node) => node.span.status === 'error').length);
        expect(group.totalNs).toBe(sum((node) => node.durationNs));
        expect(group.avgNs * group.count).toBeCloseTo(group.totalNs, 3);
        expect(group.selfNs).toBe(sum((node) => node.selfNs));
        expect(group.pathNs).toBe(sum((node) => perNode[node.index] ?? 0));
        expect([group.minNs, group.maxNs]).toEqual([durations[0], durations.at(-1)]);
        expect(durations.filter((ns) => ns <= group.p95Ns).length).toBeGreaterThanOrEqual(0.95 * group.count);
        expect(durations.filter((ns) => ns < group.p95Ns).length).toBeLessThan(0.95 * group.count);
        expect(group.busyNs).toBe(covered(mine));
        expect(group.busyNs).toBeLessThanOrEqual(model.durationNs);
      }
      expect(groups.reduce((n, group) => n + group.count, 0)).toBe(model.nodes.length);
      expect(groups.reduce((ns, group) => ns + group.pathNs, 0)).toBe(totalNs);
    }),
    { numRuns: 300 },
  );
});

/** Counts nanosecond by nanosecond. */
function covered(nodes: readonly TraceNode[]): number {
  const held = new Set<number>();
  for (const node of nodes) for (let ns = node.startNs; ns < node.endNs; ns++) held.add(ns);
  return held.size;
}
