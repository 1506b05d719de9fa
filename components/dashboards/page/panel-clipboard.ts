import { useSyncExternalStore } from 'react';
import { type Panel, panelSchema } from '@/lib/contracts/dashboard/panel';

const KEY = 'throughline.copied-panel';
const listeners = new Set<() => void>();
/** Where storage is forbidden: for the page. */
let here: string | null = null;

/** Keeps a panel for pasting, here or on another dashboard in any tab of this browser. */
export function copyPanel(panel: Panel): void {
  here = JSON.stringify(panel);
  try {
    localStorage.setItem(KEY, here);
  } catch {}
  for (const listener of listeners) listener();
}

/** The panel that was copied last; null: none, or one of a format that is not known here. */
export function useCopiedPanel(): Panel | null {
  const text = useSyncExternalStore(subscribe, readText, () => null);
  return text === null ? null : readPanel(text);
}

/** Reads a copied panel. Never throws. */
function readPanel(text: string): Panel | null {
  try {
    const parsed = panelSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function readText(): string | null {
  try {
    return localStorage.getItem(KEY) ?? here;
  } catch {
    return here;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
