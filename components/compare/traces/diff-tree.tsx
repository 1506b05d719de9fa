'use client';

// biome-ignore-start lint/a11y/useSemanticElements: virtual rows are laid out by hand, which table elements do not allow
// biome-ignore-start lint/a11y/useFocusableInteractive: the treegrid holds the focus and names the active row

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import type { TraceDiff } from '@/lib/trace/trace-diff';
import { visibleDiffRows } from '@/lib/trace/visible-diff-rows';
import type { CompareView } from '../use-compare-view';
import { DiffDetail } from './diff-detail';
import { DIFF_SHORTCUTS, diffActions, diffKeyHandler } from './diff-keys';
import { DIFF_COLUMNS, DIFF_ROW_PX, DiffTreeRow, diffRowId } from './diff-tree-row';
import type { SideTrace } from './use-diff';

interface DiffTreeProps {
  diff: TraceDiff;
  view: CompareView;
  a: SideTrace;
  b: SideTrace;
}

/** The merged tree, with a bar of each trace in every row. Only what is in sight is in the page. */
export function DiffTree({ diff, view, a, b }: DiffTreeProps) {
  const { state, look } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const closed = useMemo(() => new Set(state.closed), [state.closed]);
  const rows = useMemo(
    () => visibleDiffRows(diff.rows, { closed, onlyDifferences: state.only, find: state.find }),
    [diff.rows, closed, state.only, state.find],
  );
  const active = /^\d+$/.test(state.row) ? Number(state.row) : -1;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => DIFF_ROW_PX,
    overscan: 8,
  });
  const at = rows.indexOf(active);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const toggle = useCallback(
    (index: number) => {
      const next = new Set(closed);
      if (!next.delete(index)) next.add(index);
      look({ closed: [...next].sort((x, y) => x - y) });
    },
    [closed, look],
  );
  const select = useCallback((index: number) => look({ row: String(index) }), [look]);
  const keys = { diff, rows, active, closed, toggle, select };
  useShortcuts(DIFF_SHORTCUTS, (pressed) => diffActions(keys)[pressed]?.());
  const chosen = diff.rows[active];
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5 text-xs">
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            className="accent-accent"
            checked={state.only}
            onChange={(event) => look({ only: event.target.checked })}
          />
          Only differences
        </label>
        <Input
          aria-label="Find a service or operation"
          placeholder="Find a service or operation"
          className="h-7 w-56 text-xs"
          value={state.find}
          onChange={(event) => look({ find: event.target.value })}
        />
        <span className="text-faint max-md:hidden">
          Marked: what changed by a tenth, and by a hundredth of the longer trace
        </span>
      </div>
      <div
        ref={scroller}
        role="treegrid"
        tabIndex={0}
        aria-label="Both traces"
        aria-rowcount={rows.length + 1}
        {...(at >= 0 ? { 'aria-activedescendant': diffRowId(active) } : {})}
        className="group relative min-h-0 flex-1 overflow-y-auto max-md:h-[60vh] max-md:flex-none overflow-x-hidden focus-visible:outline-none"
        onKeyDown={diffKeyHandler(keys)}
      >
        <div
          role="row"
          className={`sticky top-0 z-10 h-7 items-center border-y bg-surface px-3 text-muted text-xs ${DIFF_COLUMNS}`}
        >
          <span role="columnheader">Operation</span>
          <span role="columnheader" className="text-right">
            Difference
          </span>
          <span role="columnheader" className="text-right max-md:hidden">
            A
          </span>
          <span role="columnheader" className="text-right max-md:hidden">
            B
          </span>
          <span role="columnheader" className="max-sm:hidden">
            Each from its own start
          </span>
        </div>
        {rows.length === 0 ? (
          <EmptyState
            title="Nothing to show"
            text={
              state.find === ''
                ? 'The traces do not differ noticeably. Untick “Only differences” to see them whole.'
                : 'No operation has this text in its name.'
            }
          />
        ) : null}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = diff.rows[rows[item.index] ?? -1];
            if (!row) return null;
            return (
              <DiffTreeRow
                key={row.index}
                row={row}
                rowIndex={item.index}
                top={item.start}
                traceNs={diff.durationNs}
                closed={closed.has(row.index)}
                active={row.index === active}
                onToggle={toggle}
                onSelect={select}
              />
            );
          })}
        </div>
      </div>
      {chosen ? <DiffDetail row={chosen} a={a} b={b} onClose={() => look({ row: '' })} /> : null}
    </>
  );
}
// biome-ignore-end lint/a11y/useSemanticElements: -
// biome-ignore-end lint/a11y/useFocusableInteractive: -
