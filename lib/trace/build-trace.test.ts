import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { anySpans } from './random-trace';
import { childrenOf } from './self-time';
import { spanFixture } from './span-fixture';

const shape = (spans: Parameters<typeof buildTrace>[0]) =>
  buildTrace(spans).nodes.map((node) => `${'-'.repeat(node.depth)}${node.key}`);

test('rows go depth first, siblings by start, whatever order the spans come in', () => {
  const spans = [
    spanFixture('c', 'a', 20, 5),
    spanFixture('d', 'b', 6, 1),
    spanFixture('b', 'a', 5, 10),
    spanFixture('a', null, 0, 100),
  ];
  expect(shape(spans)).toEqual(['a', '-b', '--d', '-c']);
});

test('self time is what no child covers, overlaps counted once, overhang cut', () => {
  const { nodes } = buildTrace([
    spanFixture('a', null, 0, 100),
    spanFixture('b', 'a', 10, 30),
    spanFixture('c', 'a', 20, 30),
    spanFixture('d', 'a', 90, 50),
  ]);
  expect(nodes.map((node) => node.selfNs)).toEqual([50, 30, 30, 50]);
});

describe('odd traces are drawn and told', () => {
  test('an orphan is a root', () => {
    const model = buildTrace([spanFixture('a', null, 0, 9), spanFixture('x', 'gone', 3, 2)]);
    expect(model.roots).toEqual([0, 1]);
    expect(model.nodes[1]?.warnings).toEqual(['missing_parent']);
    expect(model.warnings).toEqual([
      '2 roots',
      '1 span whose parent is not here (late, sampled away or expired)',
    ]);
  });

  test('a circle is cut at its earliest span; what hangs on it stays below', () => {
    const spans = [spanFixture('a', 'b', 5, 9), spanFixture('b', 'a', 1, 9), spanFixture('c', 'a', 7, 1)];
    expect(shape(spans)).toEqual(['b', '-a', '--c']);
    expect(buildTrace(spans).nodes[0]?.warnings).toEqual(['cycle']);
  });

  test('a span that is its own parent is a root', () => {
    expect(shape([spanFixture('a', 'a', 0, 1)])).toEqual(['a']);
  });

  test('spans with one id are all kept', () => {
    const spans = [spanFixture('a', null, 0, 9), spanFixture('b', 'a', 1, 2), spanFixture('b', 'a', 4, 2)];
    expect(shape(spans)).toEqual(['a', '-b', '-b~2']);
    expect(buildTrace(spans).nodes[2]?.warnings).toEqual(['duplicate_id']);
  });

  test('client and server that share an id are parent and child, as Zipkin means it', () => {
    const spans = [
      spanFixture('a', null, 0, 20, { kind: 'client' }),
      spanFixture('a', null, 2, 9, { kind: 'server', service: 'db' }),
      spanFixture('b', 'a', 3, 2, { service: 'other' }),
      spanFixture('c', 'a', 4, 2, { service: 'db' }),
      // The caller's own: looking the address up.
      spanFixture('d', 'a', 12, 2),
    ];
    expect(shape(spans)).toEqual(['a', '-a~2', '--b', '--c', '-d']);
    expect(buildTrace(spans).warnings).toEqual([]);
  });

  test('all who received a message under the id of its producer are below it, each with its own children', () => {
    const spans = [
      spanFixture('a', null, 0, 2, { kind: 'producer' }),
      spanFixture('a', null, 3, 9, { kind: 'consumer', service: 'mail' }),
      spanFixture('a', null, 5, 9, { kind: 'consumer', service: 'audit' }),
      spanFixture('b', 'a', 6, 1, { service: 'audit' }),
    ];
    expect(shape(spans)).toEqual(['a', '-a~2', '-a~3', '--b']);
    expect(buildTrace(spans).warnings).toEqual([]);
  });

  test('negative durations, unreadable times, starts before the parent, nothing at all', () => {
    const model = buildTrace([
      spanFixture('a', null, 10, -5),
      spanFixture('b', 'a', 2, 1),
      spanFixture('c', 'a', 12, 1, { startTime: 'yesterday' }),
    ]);
    expect(Object.fromEntries(model.nodes.map((node) => [node.key, node.warnings]))).toEqual({
      a: ['negative_duration'],
      b: ['starts_before_parent'],
      c: ['unreadable_time', 'starts_before_parent'],
    });
    expect(buildTrace([]).nodes).toEqual([]);
    expect(buildTrace([]).durationNs).toBe(0);
  });
});

test('counts errors and services, and marks rows that hide an error', () => {
  const model = buildTrace([
    spanFixture('a', null, 0, 9),
    spanFixture('b', 'a', 1, 2, { status: 'error', service: 'db' }),
  ]);
  expect(model.errorCount).toBe(1);
  expect(model.services).toEqual([
    { name: 'api', spanCount: 1, errorCount: 0 },
    { name: 'db', spanCount: 1, errorCount: 1 },
  ]);
  expect(model.nodes.map((node) => node.hasErrorBelow)).toEqual([true, false]);
});

test('whatever the spans: each is drawn once, inside its parent’s rows, with a self time from 0 to its duration', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const { nodes, byKey, roots, durationNs } = buildTrace(spans);
      expect(new Set(nodes.map((node) => node.span)).size).toBe(spans.length);
      expect(nodes.every(({ key, index }) => byKey.get(key) === index)).toBe(true);
      expect(nodes.filter((node) => node.parent === -1).map((node) => node.index)).toEqual(roots);
      for (const node of nodes) {
        expect(nodes[node.index]).toBe(node);
        expect(node.selfNs).toBeGreaterThanOrEqual(0);
        expect(node.selfNs).toBeLessThanOrEqual(node.durationNs);
        expect(node.endNs).toBeLessThanOrEqual(durationNs);
        const children = [...childrenOf(nodes, node)];
        expect(children.length).toBe(node.childCount);
        let previous = Number.NEGATIVE_INFINITY;
        for (const child of children) {
          expect(child.parent).toBe(node.index);
          expect(child.depth).toBe(node.depth + 1);
          expect(child.index).toBeGreaterThan(node.index);
          expect(child.subtreeEnd).toBeLessThanOrEqual(node.subtreeEnd);
          expect(child.startNs).toBeGreaterThanOrEqual(previous);
          previous = child.startNs;
        }
      }
    }),
    { numRuns: 300 },
  );
});
