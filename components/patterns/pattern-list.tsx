'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { toast } from 'sonner';
import { focusInList } from '@/components/ui/focus-in-list';
import { useCopy } from '@/components/ui/use-copy';
import type { LogPattern } from '@/lib/contracts/log-patterns';
import type { PatternDeeds } from './pattern-actions';
import { PatternRow } from './pattern-row';

const ROW_PX = 37;

/** The patterns as rows that open; only those in view are in the document. Arrow keys walk, + and - filter, c copies. */
export function PatternList({
  patterns,
  total,
  deeds,
  footer,
}: {
  patterns: readonly LogPattern[];
  total: number;
  deeds: PatternDeeds;
  footer: ReactNode;
}) {
  const scroller = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { copy } = useCopy();
  const virtual = useVirtualizer({
    count: patterns.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => patterns[index]?.clause ?? index,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });

  function toggle(clause: string): void {
    setOpened((old) => {
      const next = new Set(old);
      if (!next.delete(clause)) next.add(clause);
      return next;
    });
  }

  function walk(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const clause = event.target.closest<HTMLElement>('[data-pattern]')?.dataset.pattern;
    const at = patterns.findIndex((pattern) => pattern.clause === clause);
    const pattern = patterns[at];
    if (!pattern) return;
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (by !== undefined) focusRow(Math.min(patterns.length - 1, Math.max(0, at + by)));
    else if (event.key === '+' || event.key === '=') deeds.filter(pattern.clause, false);
    else if (event.key === '-') deeds.filter(pattern.clause, true);
    else if (event.key === 'c')
      void copy(pattern.text).then((done) => done && toast.success('Copied the pattern'));
    else return;
    event.preventDefault();
    event.nativeEvent.stopImmediatePropagation();
    event.stopPropagation();
  }

  function focusRow(index: number): void {
    virtual.scrollToIndex(index, { align: 'auto' });
    focusInList(scroller.current, `[data-index="${index}"] [data-pattern]`);
  }

  return (
    <section ref={scroller} aria-label="Patterns of the result" className="min-h-0 flex-1 overflow-y-auto">
      <ol
        aria-label="Patterns"
        className="relative"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={walk}
      >
        {virtual.getVirtualItems().map((item) => {
          const pattern = patterns[item.index];
          if (!pattern) return null;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={patterns.length}
              aria-posinset={item.index + 1}
              className="absolute top-0 left-0 w-full"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <PatternRow
                pattern={pattern}
                total={total}
                open={opened.has(pattern.clause)}
                onToggle={toggle}
                deeds={deeds}
              />
            </li>
          );
        })}
      </ol>
      <div className="px-3 py-4 text-center text-muted text-xs">{footer}</div>
    </section>
  );
}
