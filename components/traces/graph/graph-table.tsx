'use client';

import { formatCount, formatShare } from '@/components/charts/format-count';
import { ServiceDot } from '@/components/ui/service-dot';
import { formatDuration } from '@/lib/time/format-duration';
import type { GraphNode, TraceGraph } from '@/lib/trace/trace-graph';
import { type TableColumn, VirtualTable } from '../spans-table/virtual-table';
import { nodeName } from './graph-node';

interface GraphTableProps {
  graph: TraceGraph;
  traceNs: number;
  onOpen: (node: GraphNode) => void;
}

/** The graph as a table: each box with who calls it and whom it calls. */
export function GraphTable({ graph, traceNs, onOpen }: GraphTableProps) {
  const names = new Map(graph.nodes.map((node) => [node.key, nodeName(node)]));
  const others = (key: string, side: 'from' | 'to') => {
    const other = side === 'from' ? 'to' : 'from';
    return graph.edges
      .filter((edge) => edge[side] === key)
      .map((edge) => `${names.get(edge[other]) ?? ''} ×${formatCount(edge.count)}`)
      .join(', ');
  };
  const number = (id: string, show: (node: GraphNode) => string): TableColumn<GraphNode> => ({
    id,
    label: id,
    track: '112px',
    isNumber: true,
    cell: show,
  });
  const list = (id: string, show: (node: GraphNode) => string): TableColumn<GraphNode> => ({
    id,
    label: id,
    track: 'minmax(160px, 0.8fr)',
    cell: (node) => (
      <span className="truncate text-muted" title={show(node)}>
        {show(node) || '–'}
      </span>
    ),
  });
  return (
    <VirtualTable
      label="Calls of this trace"
      rows={[...graph.nodes].sort((a, b) => b.selfNs - a.selfNs)}
      keyOf={({ key }) => key}
      columns={[
        {
          id: 'node',
          label: 'Called',
          track: 'minmax(220px, 1fr)',
          cell: (node) => (
            <button
              type="button"
              title={`${node.service ?? ''} ${nodeName(node)}: show its spans`}
              className="flex max-w-full items-center gap-1.5 hover:underline"
              onClick={() => onOpen(node)}
            >
              {node.service === null ? null : <ServiceDot service={node.service} />}
              <span className="truncate">{nodeName(node)}</span>
              {node.name === null ? null : <span className="shrink-0 text-muted">{node.service}</span>}
            </button>
          ),
        },
        number('Spans', ({ count }) => formatCount(count)),
        {
          ...number('Errors', () => ''),
          cell: ({ errors }) =>
            errors === 0 ? '–' : <span className="text-danger-text">{formatCount(errors)}</span>,
        },
        number('Total', ({ totalNs }) => formatDuration(totalNs)),
        number('Self time', ({ selfNs }) => formatDuration(selfNs)),
        number('Self % of trace', ({ selfNs }) => formatShare(selfNs / traceNs)),
        list('Called by', ({ key }) => others(key, 'to')),
        list('Calls', ({ key }) => others(key, 'from')),
      ]}
    />
  );
}
