'use client';

import { useSyncExternalStore } from 'react';
import { RAIL_STORAGE_KEY } from './first-paint-script';

export type RailWidth = 'wide' | 'narrow';

const CHANGED = 'throughline:rail';

/** Width of the navigation rail. `<html data-rail>` holds it, so that CSS has it before React does. */
export function useRailWidth(): { width: RailWidth; toggle: () => void } {
  const width = useSyncExternalStore(subscribe, read, () => 'wide' as const);
  return { width, toggle };
}

function toggle(): void {
  const next: RailWidth = read() === 'wide' ? 'narrow' : 'wide';
  document.documentElement.dataset.rail = next;
  try {
    localStorage.setItem(RAIL_STORAGE_KEY, next);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function read(): RailWidth {
  return document.documentElement.dataset.rail === 'narrow' ? 'narrow' : 'wide';
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}
