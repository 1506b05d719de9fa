import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { anySpans } from './random-trace';
import { spanFixture } from './span-fixture';
import { planRows, rowOfNode, timelineRows, unfoldFor } from './timeline-rows';
import type { TraceModel } from './trace-model';

const ALL = { minNs: 0, inner: new Set<string>(), fold: true, unfold: new Set() as ReadonlySet<string> };
const layOut = (model: TraceModel, { unfold, ...wishes }: typeof ALL) =>
  timelineRows(model, planRows(model, wishes), { depth: null, flip: new Set() }, unfold);
const calls = (count: number, more = {}) =>
  Array.from({ length: count }, (_, i) =>
    spanFixture(`q${i}`, 'a', 10 + i * 10, 1 + i, { service: 'db', name: 'SELECT', ...more }),
  );

test('repeated siblings are one row with their count, sum, distribution and failures', () => {
  const spans = [
    spanFixture('a', null, 0, 1000),
    ...calls(6),
    spanFixture('e', 'q3', 41, 1, { status: 'error' }),
  ];
  const model = buildTrace(spans);
  const closed = layOut(model, ALL);
  expect(closed.rows).toEqual([0, ~0]);
  expect(closed.folds[0]).toMatchObject({
    key: 'q0',
    spanCount: 7,
    totalNs: 21,
    errorCount: 0,
    errorsBelow: 1,
  });
  expect([...(closed.folds[0]?.durationsNs ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
  const open = layOut(model, { ...ALL, unfold: new Set(['q0']) });
  expect(open.rows).toEqual([0, ~0, 1, 2, 3, 4, 5, 6, 7]);
});

test('four alike are not folded, nor those of another operation or parent', () => {
  const model = buildTrace([spanFixture('a', null, 0, 1000), ...calls(4), spanFixture('q9', 'a', 500, 1)]);
  expect(layOut(model, ALL).folds).toEqual([]);
});

test('short spans are hidden and counted, but failed ones and what holds them stay', () => {
  const model = buildTrace([
    spanFixture('a', null, 0, 1000),
    spanFixture('b', 'a', 1, 2),
    spanFixture('c', 'a', 5, 3),
    spanFixture('d', 'c', 6, 1, { status: 'error' }),
    spanFixture('e', 'a', 10, 50),
  ]);
  const { rows, hidden } = layOut(model, { ...ALL, minNs: 10 });
  expect(rows.map((row) => model.nodes[row]?.key)).toEqual(['a', 'c', 'd', 'e']);
  expect(hidden.tooShort).toBe(1);
});

test('inside a service only its way in is shown, and the calls that leave it', () => {
  const model = buildTrace([
    spanFixture('a', null, 0, 1000),
    spanFixture('b', 'a', 1, 900),
    spanFixture('c', 'b', 5, 300, { service: 'db' }),
  ]);
  const { rows, hidden } = layOut(model, { ...ALL, inner: new Set(['*']) });
  expect(rows.map((row) => model.nodes[row]?.key)).toEqual(['a', 'c']);
  expect(hidden.inner).toBe(1);
});

test('a sibling with much below it is not folded away', () => {
  const below = Array.from({ length: 12 }, (_, i) =>
    spanFixture(`x${i}`, 'q2', 31, 1, { name: `step-${i}` }),
  );
  const model = buildTrace([spanFixture('a', null, 0, 1000), ...calls(6), ...below]);
  const { folds, rows } = layOut(model, ALL);
  expect(folds[0]?.members.length).toBe(5);
  expect(rows.map((row) => model.nodes[row]?.key)).toContain('x11');
});

// Few operations and parents, so that folds happen.
const foldable = anySpans.map((spans) =>
  [...spans, ...calls(5)].map((span, i) => ({ ...span, name: `op-${i % 2}`, service: `s${i % 3}` })),
);
const wishes = fc.record({
  minNs: fc.constantFrom(0, 5, 500),
  inner: fc.constantFrom(new Set<string>(), new Set(['*']), new Set(['s1'])),
});

test('no span is lost: each is a row, in a fold, or hidden and counted', () => {
  fc.assert(
    fc.property(foldable, wishes, (spans, wish) => {
      const model = buildTrace(spans);
      const closed = layOut(model, { ...ALL, ...wish });
      const open = layOut(model, {
        ...ALL,
        ...wish,
        unfold: new Set(closed.folds.map(({ key }) => key)),
      });
      const own = open.rows.filter((row) => row >= 0);
      const { tooShort, inner } = open.hidden;
      expect(own.length + tooShort + inner).toBe(model.nodes.length);
      expect(new Set(own).size).toBe(own.length);
      expect(open.rows.filter((row) => row < 0).length).toBe(open.folds.length);
      for (const fold of closed.folds) expect(fold.members.length).toBe(fold.durationsNs.length);
    }),
  );
});

test('a parent is above its children, its subtree unbroken, whatever is folded', () => {
  fc.assert(
    fc.property(foldable, wishes, fc.boolean(), (spans, wish, fold) => {
      const model = buildTrace(spans);
      const { rows } = layOut(model, { ...ALL, ...wish, fold });
      const own = rows.filter((row) => row >= 0);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
      for (const row of own) {
        const parent = model.nodes[row]?.parent ?? -1;
        if (parent !== -1) expect(parent).toBeLessThan(row);
      }
    }),
  );
});

test('any span that is not hidden can be brought to light', () => {
  fc.assert(
    fc.property(foldable, (spans) => {
      const model = buildTrace(spans);
      const closed = layOut(model, ALL);
      for (const { index } of model.nodes) {
        const unfold = unfoldFor(model, closed, ALL.unfold, index);
        const open = layOut(model, { ...ALL, unfold });
        expect(open.rows[rowOfNode(open, model, index)]).toBe(index);
      }
    }),
  );
});
