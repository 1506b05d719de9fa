import { useRef } from 'react';
import type { Panel } from '@/lib/contracts/dashboard/panel';

/**
 * The same objects as before for panels that differ in nothing but their place, so that moving one draws no body anew.
 * Their `at` may therefore be an older one.
 */
export function useStablePanels(panels: readonly Panel[]): ReadonlyMap<string, Panel> {
  const known = useRef<ReadonlyMap<string, Panel>>(new Map());
  const next = new Map(
    panels.map((panel) => {
      const before = known.current.get(panel.id);
      return [panel.id, before && isSameButPlace(before, panel) ? before : panel];
    }),
  );
  const isSame =
    next.size === known.current.size && [...next].every(([id, panel]) => known.current.get(id) === panel);
  if (!isSame) known.current = next;
  return known.current;
}

/** Whether two panels show the same, wherever they are. */
export function isSameButPlace(a: Panel, b: Panel): boolean {
  if (a === b) return true;
  const { at: _, ...one } = a;
  const { at: __, ...other } = b;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Reflect.get(one, key) === Reflect.get(other, key))
  );
}
