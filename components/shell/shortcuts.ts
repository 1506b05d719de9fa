'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** `j`, `?`, `mod+k`, or a sequence: `g l`. Names of longer keys as in KeyboardEvent.key, lower case: `enter`. */
  keys: string;
  label: string;
  /** Where the sheet lists it: `Go to`, `Logs`, `Trace` … */
  group: string;
  /** False for a second way to press what the sheet lists already. */
  listed?: boolean;
  /** False for keys that a component listens to by itself, as where a text field has its own use of them. */
  heard?: boolean;
}

interface Entry {
  shortcuts: readonly Shortcut[];
  run: (keys: string) => void;
}

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();

/**
 * Makes shortcuts work while the component is mounted, and lists them in the sheet. Later components win over earlier
 * ones. `shortcuts` should be a constant; `run` gets the keys pressed and may change freely between renders.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], run: (keys: string) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const entry: Entry = { shortcuts, run: (keys) => latest.current(keys) };
    publish([...entries, entry]);
    return () => publish(entries.filter((other) => other !== entry));
  }, [shortcuts]);
}

/** Everything that can be pressed on this page, for the sheet and the listener. */
export function useRegisteredShortcuts(): readonly Shortcut[] {
  const all = useSyncExternalStore(subscribe, readEntries, () => EMPTY);
  return all.flatMap((entry) => entry.shortcuts);
}

export function registeredKeys(): string[] {
  return entries.flatMap((entry) =>
    entry.shortcuts.filter(({ heard }) => heard !== false).map((shortcut) => shortcut.keys),
  );
}

/** Runs the newest registration of these keys. */
export function runShortcut(keys: string): void {
  entries.findLast((entry) => entry.shortcuts.some((shortcut) => shortcut.keys === keys))?.run(keys);
}

const EMPTY: readonly Entry[] = [];

function readEntries(): readonly Entry[] {
  return entries;
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function publish(next: readonly Entry[]): void {
  entries = next;
  for (const changed of listeners) changed();
}
