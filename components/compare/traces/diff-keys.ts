import type { KeyboardEvent } from 'react';
import type { TraceDiff } from '@/lib/trace/trace-diff';

const PAGE = 12;

interface DiffKeys {
  diff: TraceDiff;
  /** Indexes of the rows in sight. */
  rows: readonly number[];
  active: number;
  closed: ReadonlySet<number>;
  toggle: (index: number) => void;
  select: (index: number) => void;
}

/** Keys of the merged tree that work wherever the focus is; the sheet lists them. */
export const DIFF_SHORTCUTS = [
  { keys: 'n', label: 'Next difference', group: 'Comparison of two traces' },
  { keys: 'p', label: 'Previous difference', group: 'Comparison of two traces' },
  {
    keys: 'j',
    label: 'Row below (in the rows: also arrows, page, home, end)',
    group: 'Comparison of two traces',
  },
  { keys: 'k', label: 'Row above', group: 'Comparison of two traces' },
] as const;

/**
 * Keys while the tree has the focus, after the WAI-ARIA treegrid pattern, with j and k; `n` and `p` go to the next and the
 * previous difference.
 */
export function diffKeyHandler(keys: DiffKeys) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const action = diffActions(keys)[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

/** What each key does, by its name. */
export function diffActions({
  diff,
  rows,
  active,
  closed,
  toggle,
  select,
}: DiffKeys): Record<string, () => void> {
  const at = rows.indexOf(active);
  const row = diff.rows[active];
  const goTo = (place: number) => {
    const index = rows[Math.min(rows.length - 1, Math.max(0, place))];
    if (index !== undefined) select(index);
  };
  const seek = (step: 1 | -1) => {
    for (let place = at + step; place >= 0 && place < rows.length; place += step) {
      if ((diff.rows[rows[place] ?? -1]?.marks.length ?? 0) > 0) return goTo(place);
    }
  };
  const hasRows = row !== undefined && row.subtreeEnd > row.index + 1;
  return {
    arrowdown: () => goTo(at + 1),
    j: () => goTo(at + 1),
    arrowup: () => goTo(at - 1),
    k: () => goTo(at - 1),
    pagedown: () => goTo(at + PAGE),
    pageup: () => goTo(at - PAGE),
    home: () => goTo(0),
    end: () => goTo(rows.length - 1),
    n: () => seek(1),
    p: () => seek(-1),
    arrowleft: () => {
      if (!row) return;
      if (hasRows && !closed.has(active)) toggle(active);
      else if (row.parent >= 0) select(row.parent);
    },
    arrowright: () => {
      if (!row || !hasRows) return;
      if (closed.has(active)) toggle(active);
      else goTo(at + 1);
    },
    enter: () => hasRows && toggle(active),
  };
}
