import { useIsFetching } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { PANEL_QUERIES } from '@/components/dashboards/data/use-panel-load';
import { useShortcuts } from '@/components/shell/shortcuts';

/** How long all panels must have been at rest: one that comes into being asks a moment later. */
const REST_MS = 400;
/** What is still coming: a panel without its figures, a map that is being laid out. */
const UNFINISHED = '[data-panel-body][aria-busy="true"], [data-drawing]';
const SHORTCUTS = [{ keys: 'mod+p', label: 'Print, with all panels', group: 'Dashboard' }] as const;

/** Prints the dashboard once all its panels are loaded, in light colours. `active`: it is being made ready, or printed. */
export function usePrinting(): { active: boolean; print: () => void; cancel: () => void } {
  const [active, setActive] = useState(false);
  const loading = useIsFetching({ queryKey: PANEL_QUERIES });
  const print = useCallback(() => setActive(true), []);
  const cancel = useCallback(() => setActive(false), []);
  useShortcuts(SHORTCUTS, print);

  useEffect(() => {
    if (!active) return;
    const { dataset } = window.document.documentElement;
    const restore = inLight();
    // As wide as the paper, so that charts are drawn for it.
    dataset.printing = '';
    return () => {
      delete dataset.printing;
      restore();
    };
  }, [active]);
  useEffect(() => {
    // The browser's own menu asks nobody, and leaves no time to load anything.
    let restore = () => {};
    const before = () => {
      restore = inLight();
    };
    const after = () => restore();
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  useEffect(() => {
    if (!active || loading > 0) return;
    const timer = setInterval(() => {
      if (window.document.querySelector(UNFINISHED)) return;
      clearInterval(timer);
      window.addEventListener('afterprint', () => setActive(false), { once: true });
      window.print();
    }, REST_MS);
    return () => clearInterval(timer);
  }, [active, loading]);
  return { active, print, cancel };
}

/** Ink is dark and paper light. Returns the way back. */
function inLight(): () => void {
  const { dataset } = window.document.documentElement;
  const { theme } = dataset;
  dataset.theme = 'light';
  return () => {
    if (theme !== undefined) dataset.theme = theme;
  };
}
