import type { MapLayout } from './layout-map';

const STEPS: Record<string, { x: number; y: number }> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

/** The nearest node in the direction of an arrow key; what lies aside counts as further away. Null: none there. */
export function nextNode(
  places: MapLayout['places'],
  ids: readonly string[],
  from: string,
  key: string,
): string | null {
  const step = STEPS[key];
  const start = places[from];
  if (!step || !start) return null;
  let best: { id: string; cost: number } | null = null;
  for (const id of ids) {
    const place = places[id];
    if (!place || id === from) continue;
    const dx = place.x - start.x;
    const dy = place.y - start.y;
    const ahead = dx * step.x + dy * step.y;
    const aside = Math.abs(dx * step.y) + Math.abs(dy * step.x);
    if (ahead <= 1) continue;
    const cost = ahead + aside * 2.5;
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
