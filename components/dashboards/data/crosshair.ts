import { useSyncExternalStore } from 'react';

/** The time that the pointer or the keyboard is at, and in which panel: every chart over time marks it. */
export interface Crosshair {
  atMs: number;
  panelId: string;
}

let crosshair: Crosshair | null = null;
let told: Crosshair | null = null;
let frame = 0;
const listeners = new Set<() => void>();

/** Moves the crosshair of all panels; null lets it go. Panels are told once a frame, however often the mouse moves. */
export function setCrosshair(next: Crosshair | null): void {
  crosshair = next;
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    if (crosshair?.atMs === told?.atMs && crosshair?.panelId === told?.panelId) return;
    told = crosshair;
    for (const listener of listeners) listener();
  });
}

/** Where it is by now, even if panels are told only with the next frame: what keys go on from. */
export function crosshairNow(): Crosshair | null {
  return crosshair;
}

/** Lets the crosshair go if this panel moved it. */
export function leaveCrosshair(panelId: string): void {
  if (crosshair?.panelId === panelId) setCrosshair(null);
}

/** What `read` makes of the crosshair; only when that changes (by Object.is), the caller is drawn anew. */
export function useCrosshair<Read extends string | number | boolean | null>(
  read: (crosshair: Crosshair | null) => Read,
): Read {
  return useSyncExternalStore(
    subscribe,
    () => read(told),
    () => read(null),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
