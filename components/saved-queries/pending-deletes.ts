'use client';

import { useSyncExternalStore } from 'react';

const GRACE_MS = 6000;

const pending = new Map<string, { commit: () => void; timer: ReturnType<typeof setTimeout> }>();
const listeners = new Set<() => void>();
let hidden: ReadonlySet<string> = new Set();
let watchingPage = false;

/** Ids that look deleted already: their delete is sent when the time to undo has passed. */
export function usePendingDeletes(): ReadonlySet<string> {
  return useSyncExternalStore(
    subscribe,
    () => hidden,
    () => NONE,
  );
}

/** Sends `commit` after six seconds, or at once when the page goes away, unless it is undone before. */
export function scheduleDelete(id: string, commit: () => void): void {
  undoDelete(id);
  watchPage();
  pending.set(id, { commit, timer: setTimeout(() => commit(), GRACE_MS) });
  publish();
}

/** Takes a delete back, or forgets one that was sent and whose row is gone from the list. */
export function undoDelete(id: string): void {
  const entry = pending.get(id);
  if (!entry) return;
  clearTimeout(entry.timer);
  pending.delete(id);
  publish();
}

const NONE: ReadonlySet<string> = new Set();

function watchPage(): void {
  if (watchingPage) return;
  watchingPage = true;
  window.addEventListener('pagehide', () => {
    for (const entry of pending.values()) {
      clearTimeout(entry.timer);
      entry.commit();
    }
  });
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function publish(): void {
  hidden = new Set(pending.keys());
  for (const changed of listeners) changed();
}
