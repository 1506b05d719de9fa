'use client';

import { Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { pathTimes } from '@/lib/trace/path-times';
import { type GraphNode, traceGraph } from '@/lib/trace/trace-graph';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { filtersOf } from '../spans-table/span-conditions';
import { GraphCanvas } from './graph-canvas';
import { GraphTable } from './graph-table';

interface GraphTabProps {
  facts: TraceFacts;
  state: TraceView;
  traceId: string;
}

const LEVELS = [
  { value: 'operation', label: 'Operations' },
  { value: 'service', label: 'Services' },
] as const;
const COLORS = [
  { value: 'service', label: 'Service' },
  { value: 'self', label: 'Self time' },
  { value: 'errors', label: 'Errors' },
] as const;

/** Who called whom in a trace: the calls of each operation as one box. */
export function GraphTab({ facts: { model, path }, state: { url, setUrl } }: GraphTabProps) {
  const graph = useMemo(() => {
    const { perNode } = pathTimes(model, [...path.byNode.values()].flat());
    return traceGraph(model, url.graphBy, perNode);
  }, [model, path, url.graphBy]);
  const onOpen = ({ service, name }: GraphNode) => {
    const conditions = service === null ? [] : [{ field: 'service', value: service }];
    if (service !== null && name !== null) conditions.push({ field: 'name', value: name });
    void setUrl({ tab: 'spans', ...filtersOf(conditions) }, { history: 'push' });
  };
  const shared = { graph, traceNs: Math.max(1, model.durationNs), onOpen };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-1.5 text-muted text-xs">
        <Segmented
          label="A box for each"
          value={url.graphBy}
          options={LEVELS}
          onChange={(graphBy) => void setUrl({ graphBy }, { history: 'push' })}
        />
        <span className="flex items-center gap-1.5">
          Colour by
          <Segmented
            label="Colour by"
            value={url.graphColor}
            options={COLORS}
            onChange={(graphColor) => void setUrl({ graphColor }, { history: 'push' })}
          />
        </span>
        <output>
          {formatCount(graph.nodes.length)} {graph.nodes.length === 1 ? 'box' : 'boxes'} ·{' '}
          {formatCount(model.nodes.length)} spans
        </output>
        {graph.folded > 0 ? (
          <span className="text-sev-warn-text">
            {formatCount(graph.folded)} operations with the least self time share boxes: too many for a
            picture.
          </span>
        ) : null}
        <Button
          size="sm"
          aria-pressed={url.graphTable}
          className={`ml-auto ${url.graphTable ? 'bg-selected' : ''}`}
          onClick={() => void setUrl({ graphTable: !url.graphTable }, { history: 'push' })}
        >
          <Table2 aria-hidden />
          Table
        </Button>
      </div>
      {url.graphTable ? <GraphTable {...shared} /> : <GraphCanvas {...shared} color={url.graphColor} />}
    </div>
  );
}
