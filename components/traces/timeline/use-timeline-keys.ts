import { type RefObject, useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { useShortcuts } from '@/components/shell/shortcuts';
import { useCopy } from '@/components/ui/use-copy';
import { isCollapsed } from '@/lib/trace/visible-rows';
import { panView, scaleView } from '@/lib/trace/zoom-view';
import { traceUrl } from '@/lib/url/trace';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';

const GROUP = 'Trace timeline';

// All of jaeger-ui's keys (TracePage/keyboard-mappings.ts); then ours. With shift a letter is a capital, an arrow is told
// by the event itself: see `useShiftHeld`.
const SHORTCUTS = [
  { keys: '/', label: 'Find in this trace', group: GROUP },
  { keys: 'mod+b', label: 'Find in this trace', group: GROUP },
  { keys: 'f', label: 'Next span, or next match', group: GROUP },
  { keys: 'b', label: 'Previous span, or previous match', group: GROUP },
  { keys: 's', label: 'Scroll down', group: GROUP },
  { keys: 'w', label: 'Scroll up', group: GROUP },
  { keys: 'a', label: 'Pan left', group: GROUP },
  { keys: 'd', label: 'Pan right', group: GROUP },
  { keys: 'A', label: 'Pan left, far (also shift and arrow)', group: GROUP },
  { keys: 'D', label: 'Pan right, far (also shift and arrow)', group: GROUP },
  { keys: 'arrowleft', label: 'Pan left (in the rows: close)', group: GROUP },
  { keys: 'arrowright', label: 'Pan right (in the rows: open)', group: GROUP },
  { keys: 'arrowup', label: 'Zoom in (in the rows: row above; with shift: more)', group: GROUP },
  { keys: 'arrowdown', label: 'Zoom out (in the rows: row below; with shift: more)', group: GROUP },
  { keys: '+', label: 'Zoom in', group: GROUP },
  { keys: '-', label: 'Zoom out', group: GROUP },
  { keys: '0', label: 'Show the whole trace', group: GROUP },
  { keys: ']', label: 'Close all', group: GROUP },
  { keys: '[', label: 'Open all', group: GROUP },
  { keys: 'p', label: 'Close one level', group: GROUP },
  { keys: 'o', label: 'Open one level', group: GROUP },
  { keys: 'c', label: 'Close or open all below the selected span', group: GROUP },
  { keys: 'u', label: 'Fold repeated siblings, or show each', group: GROUP },
  { keys: 'i', label: 'Detail beside the rows, or among them', group: GROUP },
  { keys: 'y', label: 'Copy a link to the selected span', group: GROUP },
  { keys: 'escape', label: 'Close the detail, or end the search', group: GROUP },
] as const;

interface TimelineKeys {
  facts: TraceFacts;
  state: TraceView;
  scroller: RefObject<HTMLElement | null>;
  findInput: RefObject<HTMLInputElement | null>;
  step: (by: 1 | -1) => void;
}

/** Jaeger's keys over the waterfall. */
export function useTimelineKeys({ facts, state, scroller, findInput, step }: TimelineKeys): void {
  const { durationNs } = facts.model;
  const { copy } = useCopy();
  const { view, setZoom, setUrl, url } = state;
  const pan = (share: number) => setZoom(panView(view, durationNs, share));
  const scale = (factor: number) => setZoom(scaleView(view, durationNs, factor));
  const scroll = (pages: number) =>
    scroller.current?.scrollBy({ top: pages * scroller.current.clientHeight * 0.8 });
  const run: Record<string, () => void> = {
    '/': () => findInput.current?.select(),
    'mod+b': () => findInput.current?.select(),
    f: () => step(1),
    b: () => step(-1),
    s: () => scroll(1),
    w: () => scroll(-1),
    a: () => pan(-0.1),
    d: () => pan(0.1),
    arrowleft: () => pan(-0.1),
    arrowright: () => pan(0.1),
    arrowup: () => scale(0.8),
    arrowdown: () => scale(1.25),
    '+': () => scale(0.8),
    '-': () => scale(1.25),
    '0': state.showWhole,
    c: () => state.toggleSubtree(state.selected),
    u: () => void setUrl({ fold: !url.fold, unfold: null }),
    i: () => void setUrl({ detail: url.detail === 'side' ? 'inline' : 'side' }),
    y: () => {
      if (url.span === null) return;
      void copy(`${location.origin}${traceUrl(facts.traceId, { span: url.span })}`).then(
        (done) => done && toast.success('Link to the span copied'),
      );
    },
    ']': () => state.collapseTo(0),
    '[': () => state.collapseTo(null),
    p: () => state.collapseTo(Math.max(0, deepestOpen(facts, state) - 1)),
    o: () => state.collapseTo(openOneMore(facts, state)),
    escape: () => void setUrl(url.span !== null ? { span: null, log: null } : { find: null }),
  };
  const far: Record<string, () => void> = {
    arrowleft: () => pan(-0.5),
    arrowright: () => pan(0.5),
    arrowup: () => scale(0.5),
    arrowdown: () => scale(2),
  };
  const shifted = useShiftHeld();
  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === 'A' || keys === 'D') pan(keys === 'A' ? -0.5 : 0.5);
    else ((shifted.current && far[keys]) || run[keys])?.();
  });
}

/** Whether shift was down at the last key: the shortcut listener does not tell it for keys that are no letters. */
function useShiftHeld(): RefObject<boolean> {
  const held = useRef(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      held.current = event.shiftKey;
    };
    // In the capture phase, so before the listener that runs the shortcut.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
  return held;
}

/** The depth down to which rows show now. */
export function deepestOpen({ model }: TraceFacts, { rows }: TraceView): number {
  return rows.reduce((deepest, row) => Math.max(deepest, model.nodes[row]?.depth ?? 0), 0);
}

/** Jaeger's "expand one level": the shallowest closed rows open; null when nothing would stay closed. */
export function openOneMore({ model }: TraceFacts, { rows, collapse }: TraceView): number | null {
  let shallowest = Number.POSITIVE_INFINITY;
  for (const index of rows) {
    const node = model.nodes[index];
    if (node && isCollapsed(node, collapse)) shallowest = Math.min(shallowest, node.depth);
  }
  return shallowest + 1 >= model.maxDepth ? null : shallowest + 1;
}
