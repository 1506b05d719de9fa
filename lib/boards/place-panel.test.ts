import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PanelPlace } from '../contracts/dashboard/panel';
import { closeUp, movePanel, resizePanel } from './move-panel';
import { overlaps, placePanel } from './place-panel';

const places = fc
  .array(
    fc.record({
      x: fc.nat(11),
      y: fc.nat(20),
      w: fc.integer({ min: 1, max: 12 }),
      h: fc.integer({ min: 1, max: 8 }),
    }),
    {
      maxLength: 8,
    },
  )
  .map((all) => all.map((at, n) => ({ id: `p${n}`, at: { ...at, w: Math.min(at.w, 12 - at.x) } })));
const isFree = (all: readonly PanelPlace[]) =>
  all.every((one, n) => all.slice(n + 1).every((other) => !overlaps(one, other)));
const isInGrid = ({ x, y, w, h }: PanelPlace) => x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= 12;

describe('placePanel', () => {
  it('finds the first free place', () => {
    const taken = [
      { x: 0, y: 0, w: 6, h: 4 },
      { x: 0, y: 4, w: 12, h: 4 },
    ];
    expect(placePanel(taken, { w: 6, h: 4 })).toEqual({ x: 6, y: 0, w: 6, h: 4 });
    expect(placePanel(taken, { w: 7, h: 4 })).toEqual({ x: 0, y: 8, w: 7, h: 4 });
    expect(placePanel([], { w: 20, h: 4 })).toEqual({ x: 0, y: 0, w: 12, h: 4 });
  });

  it('is in the grid and over nothing', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), (all, w, h) => {
        const place = placePanel(
          all.map(({ at }) => at),
          { w, h },
        );
        expect(isInGrid(place)).toBe(true);
        expect(all.some(({ at }) => overlaps(at, place))).toBe(false);
      }),
    );
  });
});

describe('movePanel, resizePanel and closeUp', () => {
  it('leave every panel in the grid, none over another, and none hanging in the air', () => {
    const by = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(places, by, by, fc.boolean(), (all, one, other, moves) => {
        const start = closeUp(all);
        const after = moves
          ? movePanel(start, 'p0', { x: one, y: other })
          : resizePanel(start, 'p0', { w: one, h: other });
        expect(after.map(({ id }) => id)).toEqual(start.map(({ id }) => id));
        expect(after.every(({ at }) => isInGrid(at))).toBe(true);
        expect(isFree(after.map(({ at }) => at))).toBe(true);
        expect(closeUp(after)).toEqual(after);
      }),
    );
  });

  it('go nowhere beyond the grid', () => {
    const panels = [{ id: 'a', at: { x: 0, y: 0, w: 12, h: 4 } }];
    expect(movePanel(panels, 'a', { x: 1, y: 0 })).toEqual(panels);
    expect(movePanel(panels, 'a', { x: 0, y: -1 })).toEqual(panels);
    expect(resizePanel(panels, 'a', { w: 1, h: 0 })).toEqual(panels);
    expect(resizePanel(panels, 'a', { w: 0, h: -4 })).toEqual(panels);
    expect(movePanel(panels, 'b', { x: 1, y: 0 })).toEqual(panels);
  });

  it('make room: what is moved up goes before what was there', () => {
    const panels = [
      { id: 'a', at: { x: 0, y: 0, w: 6, h: 4 } },
      { id: 'b', at: { x: 0, y: 4, w: 6, h: 4 } },
    ];
    const after = movePanel(panels, 'b', { x: 0, y: -4 });
    expect(after.map(({ at }) => at.y)).toEqual([4, 0]);
  });
});
