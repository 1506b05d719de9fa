'use client';

import { cn } from '@/components/ui/cn';
import { ServiceName } from '@/components/ui/service-name';
import type { TraceNode } from '@/lib/trace/trace-model';
import type { SpanColumn } from './span-columns';
import { type TableColumn, VirtualTable } from './virtual-table';

interface SpanGridProps {
  nodes: readonly TraceNode[];
  columns: readonly SpanColumn[];
  sort: string;
  descending: boolean;
  onSort: (column: string) => void;
  onOpen: (node: TraceNode) => void;
}

/** Spans in rows; a click on one opens it. */
export function SpanGrid({ nodes, columns, sort, descending, onSort, onOpen }: SpanGridProps) {
  return (
    <VirtualTable
      label="Spans of this trace"
      rows={nodes}
      keyOf={({ key }) => key}
      columns={columns.map(
        (column): TableColumn<TraceNode> => ({
          id: column.id,
          label: column.label,
          title: column.title,
          track: column.track,
          isNumber: column.isNumber,
          cell: (node) => <SpanCell column={column} node={node} onOpen={() => onOpen(node)} />,
        }),
      )}
      sort={{ id: sort, descending }}
      onSort={onSort}
      onRowClick={onOpen}
    />
  );
}

interface SpanCellProps {
  column: SpanColumn;
  node: TraceNode;
  onOpen: () => void;
}

function SpanCell({ column, node, onOpen }: SpanCellProps) {
  const { id, isNumber } = column;
  const shown = column.show(node);
  if (id === 'service') return <ServiceName service={node.span.service} className="max-w-full" />;
  if (id === 'name')
    return (
      <button
        type="button"
        title={`${shown}: show it in the timeline`}
        className={cn('max-w-full truncate text-left hover:underline', shown === '' && 'text-faint italic')}
        onClick={(event) => {
          event.stopPropagation();
          onOpen();
        }}
      >
        {shown === '' ? 'no name' : shown}
      </button>
    );
  const failed = id === 'status' && node.isError;
  const text = failed && node.span.statusMessage ? `error: ${node.span.statusMessage}` : shown;
  const quiet = id === 'kind' || (id === 'status' && !failed);
  return (
    <span
      title={isNumber ? undefined : text}
      className={cn('truncate', failed && 'text-danger-text', quiet && 'text-muted')}
    >
      {text}
    </span>
  );
}
