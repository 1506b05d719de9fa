import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useShortcuts } from '@/components/shell/shortcuts';
import { useCopy } from '@/components/ui/use-copy';
import { logValue } from '@/lib/query/log-value';
import { isFilterable, logValueText } from './log-value';
import { logTraceUrl } from './trace-link';
import type { LogsView } from './use-logs-view';

const SHORTCUTS = [
  { keys: 'j', label: 'Line below', group: 'Logs' },
  { keys: 'k', label: 'Line above', group: 'Logs' },
  { keys: 'arrowdown', label: 'Line below', group: 'Logs', listed: false },
  { keys: 'arrowup', label: 'Line above', group: 'Logs', listed: false },
  { keys: 'enter', label: 'Open the line', group: 'Logs' },
  { keys: 'escape', label: 'Close the line', group: 'Logs' },
  { keys: 'arrowright', label: 'Cell to the right', group: 'Logs' },
  { keys: 'arrowleft', label: 'Cell to the left', group: 'Logs' },
  { keys: '+', label: "Show only the cell's value", group: 'Logs' },
  { keys: '=', label: "Show only the cell's value", group: 'Logs', listed: false },
  { keys: '-', label: "Exclude the cell's value", group: 'Logs' },
  { keys: 'c', label: 'Copy the cell, or the message', group: 'Logs' },
  { keys: 't', label: "Open the line's trace", group: 'Logs' },
  { keys: 'r', label: 'Search again', group: 'Logs' },
];

/**
 * Walks the list by keyboard; while a line is open, the drawer follows. Gives the step for the drawer's buttons, and the
 * column the keyboard stands in.
 */
export function useLogKeys(
  view: LogsView,
  cursorId: string | null,
  setCursor: (id: string) => void,
): { step: (by: -1 | 1) => void; cursorField: string | null } {
  const router = useRouter();
  const { copy } = useCopy();
  const [cell, setCell] = useState<string | null>(null);
  const { logs } = view.search;
  const fields = view.state.view === 'table' ? view.columns.map((column) => column.field) : [];
  const cursorField = cell !== null && fields.includes(cell) ? cell : null;
  const selectedId = view.state.log;

  function step(by: -1 | 1): void {
    const at = logs.findIndex((log) => log.id === cursorId);
    const next = logs[at === -1 ? 0 : at + by];
    if (!next) return;
    setCursor(next.id);
    if (selectedId !== null) view.actions.openLog(next.id);
  }

  function openTrace(): void {
    const log = logs.find((line) => line.id === cursorId) ?? view.selected;
    const href = log ? logTraceUrl(log) : null;
    if (href === null) return;
    view.holdList();
    router.push(href);
  }

  /** The innermost thing that is open. */
  function close(): void {
    if (view.state.stat !== null) view.actions.openStats(null);
    else if (selectedId !== null) view.actions.closeLog();
    else setCell(null);
  }

  function stepCell(by: -1 | 1): void {
    const at = cursorField === null ? -1 : fields.indexOf(cursorField);
    const next = at + by;
    setCell(next < 0 ? null : (fields[next] ?? cursorField));
    if (cursorId === null && logs[0]) setCursor(logs[0].id);
  }

  function onCell(deed: 'filter' | 'exclude' | 'copy'): void {
    const log = logs.find((line) => line.id === cursorId);
    const field = cursorField ?? (deed === 'copy' ? 'message' : null);
    if (!log || field === null) return;
    const value = logValue(log, field);
    const text = logValueText(log, field);
    if (value === undefined || text === undefined) return;
    if (deed === 'copy') {
      void copy(text).then((done) => done && toast.success(`Copied ${field}`));
    } else if (isFilterable(field, value)) {
      view.actions.filter({ field, value: text, exclude: deed === 'exclude' });
    }
  }

  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === 'j' || keys === 'arrowdown') step(1);
    else if (keys === 'k' || keys === 'arrowup') step(-1);
    else if (keys === 'enter' && cursorId !== null) view.actions.openLog(cursorId);
    else if (keys === 'escape') close();
    else if (keys === 'arrowright') stepCell(1);
    else if (keys === 'arrowleft') stepCell(-1);
    else if (keys === '+' || keys === '=') onCell('filter');
    else if (keys === '-') onCell('exclude');
    else if (keys === 'c') onCell('copy');
    else if (keys === 't') openTrace();
    else if (keys === 'r') view.actions.refresh();
  });
  return { step, cursorField };
}
