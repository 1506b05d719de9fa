import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { planRows, timelineRows, unfoldFor } from '@/lib/trace/timeline-rows';
import type { TraceModel } from '@/lib/trace/trace-model';
import {
  type CollapseState,
  isCollapsed,
  revealNode,
  subtreeToggled,
  toggled,
} from '@/lib/trace/visible-rows';
import { clampView, fullView, homeView, type TraceViewRange } from '@/lib/trace/zoom-view';
import { traceParsers } from '@/lib/url/trace';

/** All that the address of a trace page says, read against the trace, and the ways to change it. */
export function useTraceView(model: TraceModel) {
  const [url, setUrl] = useQueryStates(traceParsers, { history: 'replace' });

  const collapse = useMemo<CollapseState>(
    () => ({ depth: url.depth, flip: new Set(url.flip) }),
    [url.depth, url.flip],
  );
  const unfold = useMemo(() => new Set(url.unfold), [url.unfold]);
  const selected = url.span === null ? -1 : (model.byKey.get(url.span) ?? -1);
  const plan = useMemo(
    () => planRows(model, { fold: url.fold, minNs: url.min, inner: new Set(url.inner) }),
    [model, url.fold, url.min, url.inner],
  );
  // The same set while nothing more has to open for the selected span: the rows are then not laid out again.
  const open = unfoldFor(model, plan, unfold, selected);
  const opened = useMemo(() => [...open].join(' '), [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a set of the same folds is the same set
  const timeline = useMemo(() => timelineRows(model, plan, collapse, open), [model, plan, collapse, opened]);
  const home = useMemo(() => homeView(model), [model]);
  const zoom = useMemo(() => {
    if (url.zoom === null) return home;
    return clampView(url.zoom, model.durationNs) ?? (home && fullView(model.durationNs));
  }, [url.zoom, home, model.durationNs]);
  const view = useMemo(() => zoom ?? fullView(model.durationNs), [zoom, model.durationNs]);

  /** Opens and selects; from another tab the browser's back leads there again. */
  const select = useCallback(
    (index: number, log: string | null = null) => {
      const node = model.nodes[index];
      const flip = revealNode(model, collapse, index);
      const open = unfoldFor(model, timeline, unfold, index);
      const history = url.tab === 'timeline' ? 'replace' : 'push';
      const shown = { flip: [...flip].sort(), unfold: [...open].sort() };
      void setUrl({ span: node?.key ?? null, log, tab: null, ...shown }, { history });
    },
    [model, collapse, timeline, unfold, setUrl, url.tab],
  );
  const toggle = useCallback(
    (index: number, open?: boolean) => {
      const node = model.nodes[index];
      if (!node || node.childCount === 0 || open === !isCollapsed(node, collapse)) return;
      void setUrl({ flip: [...toggled(collapse.flip, node.key)].sort() });
    },
    [model, collapse, setUrl],
  );
  /** Closes every row below a span, or opens them all when some are closed. */
  const toggleSubtree = useCallback(
    (index: number) => {
      const node = model.nodes[index];
      if (!node) return;
      void setUrl({ flip: [...subtreeToggled(model, collapse, index)].sort() });
    },
    [model, collapse, setUrl],
  );
  const toggleFold = useCallback(
    (key: string) => {
      const next = [...toggled(timeline.open, key)].sort();
      // A fold that is open for the selected span alone closes with it.
      const closes = timeline.open.has(key) && !unfold.has(key);
      void setUrl(closes ? { unfold: next, span: null, log: null } : { unfold: next });
    },
    [timeline, unfold, setUrl],
  );
  const collapseTo = useCallback(
    (depth: number | null) => void setUrl({ depth, flip: null, unfold: null }),
    [setUrl],
  );
  const setZoom = useCallback(
    (next: TraceViewRange | null) => {
      if (next === null) return void setUrl({ zoom: null });
      const clamped = clampView(next, model.durationNs);
      // Where the page opens on a part, all of the trace has to be said.
      return void setUrl({ zoom: clamped ?? (home && fullView(model.durationNs)) });
    },
    [setUrl, model.durationNs, home],
  );

  const showWhole = useCallback(
    () => setZoom(home === null ? null : fullView(model.durationNs)),
    [setZoom, home, model.durationNs],
  );

  return {
    ...{ url, setUrl, collapse, timeline, rows: timeline.rows, home, zoom, view, selected },
    ...{ select, toggle, toggleSubtree, toggleFold, collapseTo, setZoom, showWhole },
  };
}

export type TraceView = ReturnType<typeof useTraceView>;
