import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { type FlameLayout, framesAbove } from './flame-frame';
import { flameLanes } from './flame-lanes';
import { flamePaths } from './flame-paths';
import { anyCalls } from './random-calls';
import { spanFixture } from './span-fixture';

const drawn = ({ frames }: FlameLayout) =>
  frames.map(({ name, row, from, to, count }) => `${row} ${name} ${from}-${to} ×${count}`);

describe('call paths', () => {
  test('the same calls are one frame, the widest first; parallel work adds up', () => {
    const model = buildTrace([
      spanFixture('a', null, 0, 100, { name: 'root' }),
      spanFixture('b', 'a', 10, 10, { name: 'read' }),
      spanFixture('c', 'a', 20, 60, { name: 'write' }),
      spanFixture('d', 'a', 30, 20, { name: 'read' }),
      spanFixture('e', 'd', 35, 5, { name: 'send' }),
    ]);
    expect(drawn(flamePaths(model))).toEqual([
      '0 root 0-120 ×1',
      '1 write 0-60 ×1',
      '1 read 60-90 ×2',
      '2 send 60-65 ×1',
    ]);
  });

  test('a trace of no duration is measured by spans', () => {
    const model = buildTrace([spanFixture('a', null, 0, 0), spanFixture('b', 'a', 0, 0)]);
    expect(drawn(flamePaths(model))).toEqual(['0 op-a 0-2 ×1', '1 op-b 0-1 ×1']);
  });

  test('whatever the spans: children lie inside their parents, siblings beside each other, nothing is lost', () => {
    fc.assert(
      fc.property(anyCalls, (spans) => {
        const model = buildTrace(spans);
        const layout = flamePaths(model);
        checkTree(layout);
        const { frames } = layout;
        for (const frame of frames) {
          const parent = frames[frame.parent];
          expect(frame.row).toBe(parent ? parent.row + 1 : 0);
          expect(frame.from).toBeGreaterThanOrEqual(parent?.from ?? 0);
          expect(frame.to).toBeLessThanOrEqual(parent?.to ?? layout.width);
        }
        expectNoOverlap(layout);
        const sum = (of: (frame: (typeof frames)[number]) => number) => frames.reduce((n, f) => n + of(f), 0);
        expect(sum((frame) => frame.count)).toBe(model.nodes.length);
        expect(sum((frame) => frame.errors)).toBe(model.errorCount);
        expect(sum((frame) => frame.totalNs)).toBe(model.nodes.reduce((ns, node) => ns + node.durationNs, 0));
        expect(sum((frame) => frame.selfNs)).toBe(model.nodes.reduce((ns, node) => ns + node.selfNs, 0));
        for (const node of model.nodes) {
          const frame = frames[layout.frameOf[node.index] ?? -1];
          const names = [...framesAbove(layout, frame?.index ?? -1), frame].map((one) => one?.name);
          const path: string[] = [];
          for (let at = node.index; at !== -1; at = model.nodes[at]?.parent ?? -1)
            path.unshift(model.nodes[at]?.span.name ?? '');
          expect(names).toEqual(path);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('as it happened', () => {
  test('spans at one time get rows of their own, each with what is below it', () => {
    const model = buildTrace([
      spanFixture('a', null, 0, 100),
      spanFixture('b', 'a', 10, 40),
      spanFixture('c', 'b', 20, 10),
      spanFixture('d', 'a', 30, 40),
      spanFixture('e', 'a', 50, 10),
    ]);
    expect(drawn(flameLanes(model))).toEqual([
      '0 op-a 0-100 ×1',
      '1 op-b 10-50 ×1',
      '2 op-c 20-30 ×1',
      '3 op-d 30-70 ×1',
      '1 op-e 50-60 ×1',
    ]);
  });

  test('whatever the spans: each at its time below its parent, none over another', () => {
    fc.assert(
      fc.property(anyCalls, (spans) => {
        const model = buildTrace(spans);
        const layout = flameLanes(model);
        checkTree(layout);
        expect(layout.frames.length).toBe(model.nodes.length);
        for (const frame of layout.frames) {
          const node = model.nodes[frame.node];
          expect([frame.from, frame.to]).toEqual([node?.startNs, node?.endNs]);
          expect(layout.frameOf[frame.node]).toBe(frame.index);
          const parent = layout.frames[frame.parent];
          if (parent) expect(frame.row).toBeGreaterThan(parent.row);
          expect(frame.row).toBeLessThan(layout.rows);
        }
        expectNoOverlap(layout);
      }),
      { numRuns: 300 },
    );
  });
});

function checkTree({ frames, rows }: FlameLayout): void {
  frames.forEach((frame, i) => {
    expect(frame.index).toBe(i);
    expect(frame.parent).toBeLessThan(i);
    const parent = frames[frame.parent];
    if (parent) expect(frame.end).toBeLessThanOrEqual(parent.end);
    for (const below of frames.slice(i + 1, frame.end)) expect(below.parent).toBeGreaterThanOrEqual(i);
    expect(frames[frame.end]?.parent ?? -1).toBeLessThan(i);
  });
  expect(rows).toBe(frames.reduce((most, { row }) => Math.max(most, row + 1), 0));
}

function expectNoOverlap({ frames, rows }: FlameLayout): void {
  for (let row = 0; row < rows; row++) {
    const line = frames.filter((frame) => frame.row === row).sort((a, b) => a.from - b.from || a.to - b.to);
    line.forEach((frame, i) => {
      if (i > 0) expect(frame.from).toBeGreaterThanOrEqual(line[i - 1]?.to ?? 0);
    });
  }
}
