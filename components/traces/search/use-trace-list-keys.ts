import type { RefObject } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { focusInList } from '@/components/ui/focus-in-list';
import type { TraceSummary } from '@/lib/contracts/trace-search';

const SHORTCUTS = [
  { keys: 'j', label: 'Next trace', group: 'Traces' },
  { keys: 'k', label: 'Previous trace', group: 'Traces' },
  { keys: 'x', label: 'Choose the trace for a comparison', group: 'Traces' },
  { keys: 'e', label: 'Why the trace matched', group: 'Traces' },
] as const;

/** Goes from row to row; Enter follows the link of the one that has the focus. */
export function useTraceListKeys(
  scroller: RefObject<HTMLElement | null>,
  traces: readonly TraceSummary[],
  scrollTo: (index: number) => void,
  { onPick, onToggle }: { onPick: (traceId: string) => void; onToggle: (traceId: string) => void },
): void {
  useShortcuts(SHORTCUTS, (keys) => {
    const row = document.activeElement?.closest('li')?.querySelector('[data-row]');
    const at = row instanceof HTMLElement ? Number(row.dataset.row) : -1;
    const here = traces[at];
    if (keys === 'x' || keys === 'e') {
      if (here) (keys === 'x' ? onPick : onToggle)(here.traceId);
      return;
    }
    const next = Math.min(traces.length - 1, Math.max(0, at + (keys === 'j' ? 1 : -1)));
    scrollTo(next);
    focusInList(scroller.current, `[data-row="${next}"]`);
  });
}
