import { type RefObject, useEffect, useRef } from 'react';
import { focusPanel, isFocusLost } from './focus-panel';

/**
 * The focus comes into the editor, to the query of a new panel, and goes back: to what had it, else to the panel on the
 * dashboard, else to the dashboard's name.
 */
export function useFocusInside(root: RefObject<HTMLElement | null>, panelId: string, isNew: boolean): void {
  const first = useRef({ panelId, isNew });
  useEffect(() => {
    const { panelId: id, isNew: startsEmpty } = first.current;
    const before = document.activeElement;
    const target = startsEmpty ? '[aria-label^="Query text"], textarea[data-first]' : 'h1[tabindex]';
    root.current?.querySelector<HTMLElement>(target)?.focus();
    return () => {
      // Once the dashboard stands where the editor was.
      setTimeout(() => {
        if (!isFocusLost()) return;
        if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
        else focusPanel(id);
      });
    };
  }, [root]);
}
