'use client';

import { useCallback, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { SpanDetail } from '../detail/span-detail';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { Minimap } from './minimap';
import { TimelineToolbar } from './timeline-toolbar';
import { nextMatch, useFind } from './use-find';
import { useTimelineKeys } from './use-timeline-keys';
import { Waterfall } from './waterfall';

/** Minimap, tools, waterfall, and the detail of the selected span beside it. */
export function TimelineTab({ facts, state }: { facts: TraceFacts; state: TraceView }) {
  const scroller = useRef<HTMLDivElement>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const find = useFind(facts.model, state.url.find);
  const { rows, selected, select } = state;

  const step = useCallback(
    (by: 1 | -1) => {
      const next = nextMatch(find.active ? find.matches : rows, selected, by);
      if (next !== -1) select(next);
    },
    [find, rows, selected, select],
  );
  useTimelineKeys({ facts, state, scroller, findInput, step });

  const node = facts.model.nodes[selected];
  return (
    <div className="flex min-h-0 flex-1 max-sm:flex-col">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {/* On a phone the detail takes half of the height: the rows need the other half. */}
        <div className={cn('shrink-0', node && 'max-sm:hidden')}>
          <Minimap facts={facts} state={state} />
          <TimelineToolbar facts={facts} state={state} find={find} findInput={findInput} step={step} />
        </div>
        <Waterfall facts={facts} state={state} find={find} showPath={state.url.path} scroller={scroller} />
      </div>
      {node ? <SpanDetail key={node.key} node={node} facts={facts} state={state} /> : null}
    </div>
  );
}
