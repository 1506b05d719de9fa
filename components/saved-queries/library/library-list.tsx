'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { focusInList } from '@/components/ui/focus-in-list';
import type { Chosen } from './use-chosen';

export interface LibraryListHandle {
  focusFirst: () => void;
  /** The first row in sight; nothing scrolls. */
  focusSeen: () => void;
}

interface Entry<Thing> {
  heading?: string;
  thing?: Thing;
}

interface LibraryListProps<Thing> {
  label: string;
  entries: readonly Entry<Thing>[];
  keyOf: (thing: Thing) => string;
  /** What it leads to carries `data-row`. */
  renderRow: (thing: Thing) => ReactNode;
  /** Rows that can be chosen by keys. */
  chosen?: Chosen;
  /** Called where the end of what is loaded comes near; null: that is all. */
  onEnd: (() => void) | null;
  ref?: Ref<LibraryListHandle>;
}

const GROUP = 'This list';
const WALK = [
  { keys: 'j', label: 'Next', group: GROUP },
  { keys: 'k', label: 'Previous', group: GROUP },
] as const;
const CHOOSE = [
  { keys: 'x', label: 'Choose, or not', group: GROUP },
  { keys: 'shift+arrowdown', label: 'Choose on to the next', group: GROUP, heard: false },
  { keys: 'shift+arrowup', label: 'Choose on to the previous', group: GROUP, heard: false },
  { keys: 'escape', label: 'Choose nothing', group: GROUP, heard: false },
] as const;
const NO_SHORTCUTS = [] as const;
const HEADING_PX = 36;
const ROW_PX = 58;

/** Rows under headings; `j` and `k` walk them, Enter opens. Only what is in sight is in the document. */
export function LibraryList<Thing>(props: LibraryListProps<Thing>) {
  const { label, entries, keyOf, renderRow, chosen, onEnd, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const keyAt = (at: number) => {
    const thing = entries[at]?.thing;
    return thing === undefined ? null : keyOf(thing);
  };
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (keyAt(at) === null ? HEADING_PX : ROW_PX),
    getItemKey: (at) => keyAt(at) ?? `heading ${entries[at]?.heading ?? ''}`,
    overscan: 10,
  });
  const rows = virtual.getVirtualItems();
  const near = (rows.at(-1)?.index ?? 0) >= entries.length - 20;
  useEffect(() => {
    if (near) onEnd?.();
  }, [near, onEnd]);

  /** Skips headings; stays where it is at the ends. @returns the row that has the focus then */
  const focusFrom = (at: number, by: 1 | -1): number | null => {
    let next = at + by;
    while (next >= 0 && next < entries.length && keyAt(next) === null) next += by;
    if (next < 0 || next >= entries.length) return null;
    virtual.scrollToIndex(next, { align: 'auto' });
    focusInList(scroller.current, `li[data-index="${next}"] [data-row]`);
    return next;
  };
  useShortcuts(WALK, (keys) => focusFrom(focusedRow(), keys === 'j' ? 1 : -1));
  useShortcuts(chosen ? CHOOSE : NO_SHORTCUTS, () => {
    const key = keyAt(focusedRow());
    if (key !== null) chosen?.toggle(key);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // A name that is being written has its own use of these keys.
    if (!chosen || event.defaultPrevented || event.target instanceof HTMLInputElement) return;
    if (event.key === 'Escape' && chosen.chosen.size > 0) return chosen.clear();
    if (!event.shiftKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const at = focusedRow();
    const from = keyAt(at);
    if (from === null) return;
    event.preventDefault();
    const next = focusFrom(at, event.key === 'ArrowDown' ? 1 : -1);
    chosen.extend(from, keyAt(next ?? at) ?? from);
  };
  const focusSeen = () => {
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    const drawn = [...(scroller.current?.querySelectorAll<HTMLElement>('li [data-row]') ?? [])];
    const seen = drawn.find((row) => row.getBoundingClientRect().top >= top) ?? drawn[0];
    seen?.focus({ preventScroll: true });
  };
  useImperativeHandle(ref, () => ({ focusFirst: () => void focusFrom(-1, 1), focusSeen }));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears keys of the links and boxes within
    <div ref={scroller} onKeyDown={onKeyDown} className="min-h-0 min-w-0 flex-1 overflow-y-auto">
      <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {entry.thing !== undefined ? (
                renderRow(entry.thing)
              ) : (
                <h2 className="flex h-9 items-end border-line border-b px-4 pb-1.5 text-muted text-xs">
                  {entry.heading}
                </h2>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Of the list; -1: the focus is elsewhere. */
function focusedRow(): number {
  const focused = document.activeElement?.closest('li[data-index]');
  return focused instanceof HTMLElement ? Number(focused.dataset.index) : -1;
}
