import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/components/shell/shortcuts';
import { logTraceUrl } from './trace-link';
import type { LogsView } from './use-logs-view';

const SHORTCUTS = [
  { keys: 'j', label: 'Line below', group: 'Logs' },
  { keys: 'k', label: 'Line above', group: 'Logs' },
  { keys: 'arrowdown', label: 'Line below', group: 'Logs', listed: false },
  { keys: 'arrowup', label: 'Line above', group: 'Logs', listed: false },
  { keys: 'enter', label: 'Open the line', group: 'Logs' },
  { keys: 'escape', label: 'Close the line', group: 'Logs' },
  { keys: 't', label: "Open the line's trace", group: 'Logs' },
  { keys: 'r', label: 'Search again', group: 'Logs' },
];

/** Walks the list by keyboard; while a line is open, the drawer follows. Gives the step for the drawer's buttons. */
export function useLogKeys(
  view: LogsView,
  cursorId: string | null,
  setCursor: (id: string) => void,
): (by: -1 | 1) => void {
  const router = useRouter();
  const { logs } = view.search;
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

  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === 'j' || keys === 'arrowdown') step(1);
    else if (keys === 'k' || keys === 'arrowup') step(-1);
    else if (keys === 'enter' && cursorId !== null) view.actions.openLog(cursorId);
    else if (keys === 'escape') view.actions.closeLog();
    else if (keys === 't') openTrace();
    else if (keys === 'r') view.actions.refresh();
  });
  return step;
}
