import { useSyncExternalStore } from 'react';

/** Panels (by id) that stand as a table. Kept while the page is open: a panel that is drawn anew stays as it was. */
const tables = new Set<string>();
const listeners = new Set<() => void>();

/** Whether the panel's figures stand as a table in place of its picture, and the way to change that. */
export function usePanelLook(panelId: string): { asTable: boolean; setAsTable: (asTable: boolean) => void } {
  const asTable = useSyncExternalStore(
    subscribe,
    () => tables.has(panelId),
    () => false,
  );
  return {
    asTable,
    setAsTable: (next) => {
      if (next) tables.add(panelId);
      else tables.delete(panelId);
      for (const listener of listeners) listener();
    },
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
