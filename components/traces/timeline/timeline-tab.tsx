'use client';

import { useCallback, useMemo, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { SpanDetail } from '../detail/span-detail';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { HighlightBar } from './highlight-bar';
import { Minimap } from './minimap';
import { TimelineToolbar } from './timeline-toolbar';
import { nextMatch, useFind } from './use-find';
import { useHighlight } from './use-highlight';
import { useTimelineKeys } from './use-timeline-keys';
import { Waterfall } from './waterfall';

/** Minimap, tools, waterfall, and the detail of the selected span beside it. */
export function TimelineTab({ facts, state }: { facts: TraceFacts; state: TraceView }) {
  const scroller = useRef<HTMLDivElement>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const typed = useFind(facts, state.url.find);
  const { rows, selected, select, url, setUrl } = state;
  const marked = useHighlight(facts, url.hl);
  const find = useMemo(() => ({ ...typed, kept: marked.matchSet }), [typed, marked.matchSet]);
  const walked = find.active ? find : marked.active && marked.matches.length > 0 ? marked : null;

  const step = useCallback(
    (by: 1 | -1) => {
      const next = nextMatch(walked ? walked.matches : rows.filter((row) => row >= 0), selected, by);
      if (next !== -1) select(next);
    },
    [walked, rows, selected, select],
  );
  useTimelineKeys({ facts, state, scroller, findInput, step });

  const node = facts.model.nodes[selected];
  return (
    <div className="flex min-h-0 flex-1 max-sm:flex-col">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {/* On a phone the detail takes half of the height: the rows need the other half. */}
        <div className={cn('shrink-0', node && url.detail === 'side' && 'max-sm:hidden')}>
          <Minimap facts={facts} state={state} />
          <TimelineToolbar facts={facts} state={state} find={find} findInput={findInput} step={step} />
        </div>
        {url.hl !== '' ? (
          <HighlightBar
            q={url.hl}
            found={marked}
            selected={selected}
            step={step}
            clear={() => void setUrl({ hl: null })}
          />
        ) : null}
        <Waterfall
          facts={facts}
          state={state}
          find={walked ?? find}
          showPath={url.path}
          scroller={scroller}
        />
      </div>
      {node && url.detail === 'side' ? (
        <SpanDetail key={node.key} node={node} facts={facts} state={state} />
      ) : null}
    </div>
  );
}
