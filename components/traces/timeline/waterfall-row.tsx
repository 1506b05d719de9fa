'use client';

import { isCollapsed } from '@/lib/trace/visible-rows';
import { SpanDetail } from '../detail/span-detail';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { FoldedRow } from './folded-row';
import { ROW_PX, SpanRow } from './span-row';
import type { FindState } from './use-find';

interface WaterfallRowProps {
  facts: TraceFacts;
  state: TraceView;
  find: FindState;
  showPath: boolean;
  /** A node's index, or `~n` of fold n. */
  row: number;
  rowIndex: number;
  top: number;
  width: number;
  active: boolean;
  /** Height of the detail below this row; 0: none. */
  detailPx: number;
  onSelect: (index: number, logId?: string) => void;
  onToggle: (index: number) => void;
  onToggleFold: (key: string, row: number) => void;
}

/** One row of the waterfall: repeated siblings as one, or a span, and its detail where that is shown among the rows. */
export function WaterfallRow(props: WaterfallRowProps) {
  const { facts, state, find, showPath, row, rowIndex, top, width, active } = props;
  const { model, path, placed, traceId } = facts;
  const { view, timeline, collapse, selected, url } = state;
  if (row < 0) {
    const fold = timeline.folds[~row];
    if (!fold) return null;
    const matches = find.active ? fold.members.filter((index) => find.matchSet.has(index)).length : null;
    return (
      <FoldedRow
        {...{ fold, row, model, rowIndex, top, view, width, active }}
        open={timeline.open.has(fold.key)}
        matches={matches === 0 && !find.dims ? null : matches}
        onToggle={props.onToggleFold}
      />
    );
  }
  const node = model.nodes[row];
  if (!node) return null;
  const isMatch = find.matchSet.has(row);
  return (
    <>
      <SpanRow
        {...{ traceId, node, model, rowIndex, top, view, width, active }}
        collapsed={isCollapsed(node, collapse)}
        selected={row === selected}
        match={!find.active ? 'none' : isMatch ? 'yes' : find.dims && !find.kept?.has(row) ? 'no' : 'none'}
        onPath={showPath ? (path.byNode.get(row) ?? NO_SEGMENTS) : null}
        logs={placed.byNode.get(row)}
        selectedLog={row === selected ? url.log : null}
        onSelect={props.onSelect}
        onToggle={props.onToggle}
      />
      {props.detailPx > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: virtual rows are laid out by hand, which table elements do not allow
        <div
          role="row"
          tabIndex={-1}
          className="absolute top-0 left-0 flex w-full border-line border-b"
          style={{ height: props.detailPx, transform: `translateY(${top + ROW_PX}px)` }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="gridcell" tabIndex={-1} className="flex min-w-0 flex-1">
            <SpanDetail key={node.key} node={node} facts={facts} state={state} place="inline" />
          </div>
        </div>
      ) : null}
    </>
  );
}

const NO_SEGMENTS: never[] = [];
