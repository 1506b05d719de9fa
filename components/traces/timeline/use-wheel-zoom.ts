import { type RefObject, useEffect, useRef } from 'react';
import { panView, scaleView } from '@/lib/trace/zoom-view';
import type { TraceView } from '../page/use-trace-view';

/** Ctrl or ⌘ + wheel (and pinch) zooms at the pointer; Shift + wheel, or a sideways wheel, pans. */
export function useWheelZoom(
  target: RefObject<HTMLElement | null>,
  nameShare: number,
  state: TraceView,
  durationNs: number,
): void {
  const latest = useRef({ nameShare, state, durationNs });
  useEffect(() => {
    latest.current = { nameShare, state, durationNs };
  });
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const { nameShare: share, state: now, durationNs: total } = latest.current;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      const zooming = event.ctrlKey || event.metaKey;
      if (!zooming && (sideways === 0 || now.zoom === null)) return;
      event.preventDefault();
      if (!zooming) {
        now.setZoom(panView(now.view, total, sideways / 800));
        return;
      }
      const box = element.getBoundingClientRect();
      const left = box.left + box.width * share;
      const anchor = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, box.right - left)));
      now.setZoom(scaleView(now.view, total, Math.exp(event.deltaY / 400), anchor));
    };
    // React listens passively to wheels, which cannot keep the browser from zooming the page.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [target]);
}
