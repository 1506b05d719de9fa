import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '@/lib/boards/place-panel';
import { type GridStep, gridStepOf, sayPlace } from './grid-step';
import { stepPanel } from './step-panel';

const key = (name: string, shiftKey = false) => ({
  key: name,
  shiftKey,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
});
const must = (step: GridStep | null): GridStep => {
  if (!step) throw new Error('no step');
  return step;
};
const TWO = [
  { id: 'top', at: { x: 0, y: 0, w: 6, h: 4 } },
  { id: 'below', at: { x: 0, y: 4, w: 6, h: 3 } },
];

test('arrow keys move, with Shift they resize, and other keys stay the browser’s', () => {
  expect(gridStepOf(key('ArrowLeft'))).toEqual({ does: 'move', dx: -1, dy: 0 });
  expect(gridStepOf(key('ArrowDown', true))).toEqual({ does: 'resize', dx: 0, dy: 1 });
  expect(gridStepOf(key('Tab'))).toBeNull();
  expect(gridStepOf({ ...key('ArrowLeft'), metaKey: true })).toBeNull();
});

test('a step down passes the panel below, and a step up comes back', () => {
  const down = stepPanel(TWO, 'top', must(gridStepOf(key('ArrowDown'))));
  expect(down?.get('below')).toMatchObject({ y: 0 });
  expect(down?.get('top')).toMatchObject({ y: 3 });
  const panels = [...(down ?? [])].map(([id, at]) => ({ id, at }));
  const up = stepPanel(panels, 'top', must(gridStepOf(key('ArrowUp'))));
  expect(up?.get('top')).toMatchObject({ y: 0 });
});

test('at the edge of the grid there is no further', () => {
  expect(stepPanel(TWO, 'top', must(gridStepOf(key('ArrowLeft'))))).toBeNull();
  expect(stepPanel(TWO, 'top', must(gridStepOf(key('ArrowUp'))))).toBeNull();
  expect(
    stepPanel([{ id: 'a', at: { x: 0, y: 0, w: 1, h: 1 } }], 'a', must(gridStepOf(key('ArrowUp', true)))),
  ).toBeNull();
  expect(stepPanel(TWO, 'unknown', must(gridStepOf(key('ArrowUp'))))).toBeNull();
});

test('wherever one steps, no panel lies over another or out of the grid', () => {
  const at = fc.record({
    x: fc.integer({ min: 0, max: 11 }),
    w: fc.integer({ min: 1, max: 12 }),
    h: fc.integer({ min: 1, max: 8 }),
  });
  const name = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
  fc.assert(
    fc.property(
      fc.array(at, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(7), name, fc.boolean()), { maxLength: 12 }),
      (places, steps) => {
        let y = 0;
        let panels = places.map(({ x, w, h }, index) => {
          const place = { id: `p${index}`, at: { x: Math.min(x, 12 - w), y, w, h } };
          y += h;
          return place;
        });
        for (const [which, arrow, shift] of steps) {
          const next = stepPanel(panels, `p${which}`, must(gridStepOf(key(arrow, shift))));
          if (next) panels = [...next].map(([id, place]) => ({ id, at: place }));
        }
        for (const one of panels) {
          expect(one.at.x >= 0 && one.at.y >= 0 && one.at.x + one.at.w <= 12 && one.at.h >= 1).toBe(true);
          for (const other of panels) if (other !== one) expect(overlaps(one.at, other.at)).toBe(false);
        }
      },
    ),
  );
});

test('a place is read aloud as people count', () => {
  expect(sayPlace('Errors', { x: 0, y: 0, w: 6, h: 1 })).toBe(
    'Errors: columns 1 to 6 of 12, row 1, 1 row high',
  );
  expect(sayPlace('Errors', { x: 11, y: 4, w: 1, h: 3 })).toBe('Errors: column 12 of 12, row 5, 3 rows high');
});
