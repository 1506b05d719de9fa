import { useEffect, useRef } from 'react';
import { focusInstead, isFocusLost } from '@/components/dashboards/editor/focus-panel';
import { useShortcuts } from '@/components/shell/shortcuts';

/** Listed only: in fields these keys are the browser's. */
const SHORTCUTS = [
  { keys: 'mod+z', label: 'Undo', group: 'Dashboard', heard: false },
  { keys: 'mod+shift+z', label: 'Redo', group: 'Dashboard', heard: false },
] as const;
const ignore = () => {};

/** mod+z undoes, mod+Shift+z and mod+y redo; in fields and over dialogs the keys are the browser's. */
export function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null): void {
  useShortcuts(SHORTCUTS, ignore);
  const latest = useRef({ undo, redo });
  useEffect(() => {
    latest.current = { undo, redo };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || isTyping(event.target)) return;
      if (window.document.querySelector('[role="dialog"][data-state="open"][data-modal], [role="menu"]'))
        return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey);
      const run = isRedo ? latest.current.redo : key === 'z' ? latest.current.undo : null;
      if (!run) return;
      event.preventDefault();
      const beside = panelBeside(window.document.activeElement);
      const hadNone = isFocusLost();
      run();
      // The panel that had the focus may be undone. Where nothing had it, the page must not scroll to where it would go.
      if (!hadNone) focusInstead(() => (beside?.isConnected ? beside : null));
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function panelBeside(element: Element | null): HTMLElement | null {
  const panel = element?.closest('[aria-roledescription="panel"]');
  const beside = panel?.previousElementSibling ?? panel?.nextElementSibling;
  return beside instanceof HTMLElement ? beside : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
