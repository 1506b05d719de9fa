import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { anySpans } from './random-trace';
import { spanFixture } from './span-fixture';
import { isCollapsed, revealNode, toggled, visibleRows } from './visible-rows';

const model = buildTrace([
  spanFixture('a', null, 0, 100),
  spanFixture('b', 'a', 1, 50),
  spanFixture('c', 'b', 2, 5),
  spanFixture('d', 'a', 60, 5),
]);
const keys = (depth: number | null, ...flip: string[]) =>
  visibleRows(model, { depth, flip: new Set(flip) }).map((index) => model.nodes[index]?.key);

test('all open, closed to a level, and single rows the other way', () => {
  expect(keys(null)).toEqual(['a', 'b', 'c', 'd']);
  expect(keys(0)).toEqual(['a']);
  expect(keys(1)).toEqual(['a', 'b', 'd']);
  expect(keys(1, 'b')).toEqual(['a', 'b', 'c', 'd']);
  expect(keys(null, 'b')).toEqual(['a', 'b', 'd']);
});

test('a span that is looked for is revealed by opening only what is above it', () => {
  const flip = revealNode(model, { depth: 0, flip: new Set() }, model.byKey.get('c') ?? -1);
  expect(flip).toEqual(new Set(['a', 'b']));
  expect([...toggled(flip, 'a')]).toEqual(['b']);
});

test('rows keep a child after its parent and before the parent’s next sibling', () => {
  const input = fc.record({
    spans: anySpans,
    depth: fc.option(fc.nat(4)),
    flip: fc.array(fc.nat(12).map((id) => `s${id}`)),
  });
  fc.assert(
    fc.property(input, ({ spans, depth, flip }) => {
      const any = buildTrace(spans);
      const state = { depth, flip: new Set(flip) };
      const rows = visibleRows(any, state);
      const shown = new Set(rows);
      const openPath: number[] = [];
      for (const index of rows) {
        const node = any.nodes[index];
        while (openPath.length > (node?.depth ?? 0)) openPath.pop();
        // The row directly above at one depth less is the parent.
        expect(openPath.at(-1) ?? -1).toBe(node?.parent);
        openPath.push(index);
      }
      for (const node of any.nodes) {
        const parent = any.nodes[node.parent];
        const expected = !parent || (shown.has(parent.index) && !isCollapsed(parent, state));
        expect(shown.has(node.index)).toBe(expected);
      }
    }),
    { numRuns: 300 },
  );
});
