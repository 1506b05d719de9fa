'use client';

import { ListTree, Search, Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { formatDuration } from '@/lib/time/format-duration';
import { type FlameFrame, framesAbove } from '@/lib/trace/flame-frame';
import { flameLanes } from '@/lib/trace/flame-lanes';
import { flamePaths } from '@/lib/trace/flame-paths';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { filtersOf } from '../spans-table/span-conditions';
import { useFind } from '../timeline/use-find';
import { FlameCanvas } from './flame-canvas';
import { FlameCrumbs } from './flame-crumbs';
import { FlameTable } from './flame-table';

interface FlameTabProps {
  facts: TraceFacts;
  state: TraceView;
  traceId: string;
}

const MODES = [
  {
    value: 'paths',
    label: 'Call paths',
    title: 'The same calls as one frame, by self time of all that is below',
  },
  { value: 'time', label: 'Over time', title: 'Every span at its own time' },
] as const;

/** The flame graph of a trace: where its time is, by call path or as it happened. */
export function FlameTab({ facts, state }: FlameTabProps) {
  const { model } = facts;
  const { url, setUrl } = state;
  const layout = useMemo(
    () => (url.flame === 'paths' ? flamePaths(model) : flameLanes(model)),
    [model, url.flame],
  );
  const find = useFind(facts, url.find);
  const found = useMemo(() => {
    if (!find.active) return null;
    const marks = new Uint8Array(layout.frames.length);
    for (const node of find.matches) marks[layout.frameOf[node] ?? 0] = 1;
    return marks;
  }, [find.active, find.matches, layout]);
  // The address names a span; in either picture it stands for the frame that holds it.
  const span = url.focus === null ? -1 : (model.byKey.get(url.focus) ?? -1);
  const focus = layout.frameOf[span] ?? -1;
  const focused = layout.frames[focus];
  const path = focused ? [...framesAbove(layout, focus), focused] : [];
  const onFocus = (frame: FlameFrame | null) => {
    const key = frame ? (model.nodes[frame.node]?.key ?? null) : null;
    if (key !== url.focus) void setUrl({ focus: key }, { history: 'push' });
  };
  const shared = { layout, focus, found, traceNs: model.durationNs, onFocus };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-1.5 text-muted text-xs">
        <Segmented
          label="What the flame graph shows"
          value={url.flame}
          options={MODES}
          onChange={(flame) => void setUrl({ flame }, { history: 'push' })}
        />
        <search className="relative flex w-64 items-center max-sm:w-full">
          <Search aria-hidden className="pointer-events-none absolute left-2 size-3.5 text-faint" />
          <Input
            aria-label="Highlight spans"
            placeholder="Highlight: name, service, attribute:value…"
            className="h-7 pl-7 text-xs"
            value={url.find}
            onChange={(event) => void setUrl({ find: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') void setUrl({ find: null });
            }}
          />
        </search>
        <output>
          {find.active
            ? `${formatCount(find.matches.length)} ${find.matches.length === 1 ? 'span' : 'spans'} found`
            : ''}
        </output>
        <span className="ml-auto max-lg:hidden">
          {url.flame === 'paths'
            ? 'Width: self time of the call and all below it'
            : 'Width: duration; rows below each other ran at the same time'}
        </span>
        <Button
          size="sm"
          aria-pressed={url.flameTable}
          className={`max-lg:ml-auto ${url.flameTable ? 'bg-selected' : ''}`}
          onClick={() => void setUrl({ flameTable: !url.flameTable }, { history: 'push' })}
        >
          <Table2 aria-hidden />
          Table
        </Button>
      </div>
      <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-2 py-1 text-xs">
        <FlameCrumbs path={path} onFocus={onFocus} />
        {focused ? (
          <span className="ml-auto flex items-center gap-2 text-muted">
            <span className="max-sm:hidden">
              {focused.count === 1 ? '' : `${formatCount(focused.count)} spans · `}
              {formatDuration(focused.totalNs)} · self {formatDuration(focused.selfNs)}
            </span>
            <Button
              size="sm"
              className="h-6"
              onClick={() =>
                void setUrl(
                  {
                    tab: 'spans',
                    ...filtersOf([
                      { field: 'service', value: focused.service },
                      { field: 'name', value: focused.name },
                    ]),
                  },
                  { history: 'push' },
                )
              }
            >
              Spans
            </Button>
            <Button size="sm" className="h-6" onClick={() => state.select(focused.node)}>
              <ListTree aria-hidden />
              Timeline
            </Button>
          </span>
        ) : (
          <span className="text-faint">Click a frame to zoom in</span>
        )}
      </div>
      {url.flameTable ? <FlameTable {...shared} /> : <FlameCanvas {...shared} />}
    </div>
  );
}
