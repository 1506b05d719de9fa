import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { TraceModel } from '@/lib/trace/trace-model';
import { type CollapseState, isCollapsed, revealNode, toggled, visibleRows } from '@/lib/trace/visible-rows';
import { clampView, fullView, type TraceViewRange } from '@/lib/trace/zoom-view';
import { traceParsers } from '@/lib/url/trace';

/** All that the address of a trace page says, read against the trace, and the ways to change it. */
export function useTraceView(model: TraceModel) {
  const [url, setUrl] = useQueryStates(traceParsers, { history: 'replace' });

  const collapse = useMemo<CollapseState>(
    () => ({ depth: url.depth, flip: new Set(url.flip) }),
    [url.depth, url.flip],
  );
  const rows = useMemo(() => visibleRows(model, collapse), [model, collapse]);
  const zoom = useMemo(
    () => (url.zoom === null ? null : clampView(url.zoom, model.durationNs)),
    [url.zoom, model.durationNs],
  );
  const view = useMemo(() => zoom ?? fullView(model.durationNs), [zoom, model.durationNs]);
  const selected = url.span === null ? -1 : (model.byKey.get(url.span) ?? -1);

  const setFlip = useCallback(
    (flip: ReadonlySet<string>) => void setUrl({ flip: [...flip].sort() }),
    [setUrl],
  );
  /** Opens and selects; from another tab the browser's back leads there again. */
  const select = useCallback(
    (index: number, log: string | null = null) => {
      const node = model.nodes[index];
      const flip = revealNode(model, collapse, index);
      const history = url.tab === 'timeline' ? 'replace' : 'push';
      void setUrl({ span: node?.key ?? null, log, tab: null, flip: [...flip].sort() }, { history });
    },
    [model, collapse, setUrl, url.tab],
  );
  const toggle = useCallback(
    (index: number, open?: boolean) => {
      const node = model.nodes[index];
      if (!node || node.childCount === 0 || open === !isCollapsed(node, collapse)) return;
      setFlip(toggled(collapse.flip, node.key));
    },
    [model, collapse, setFlip],
  );
  const collapseTo = useCallback((depth: number | null) => void setUrl({ depth, flip: null }), [setUrl]);
  const setZoom = useCallback(
    (next: TraceViewRange | null) =>
      void setUrl({ zoom: next === null ? null : clampView(next, model.durationNs) }),
    [setUrl, model.durationNs],
  );

  return { url, setUrl, collapse, rows, zoom, view, selected, select, toggle, collapseTo, setZoom };
}

export type TraceView = ReturnType<typeof useTraceView>;
