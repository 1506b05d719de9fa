'use client';

import { cn } from '@/components/ui/cn';
import { spanField } from '@/lib/query/fields';
import { type TableColumn, VirtualTable } from '../spans-table/virtual-table';
import { GroupName } from './group-name';
import { STAT_COLUMNS } from './stat-columns';
import { groupKey, type StatRow } from './stat-rows';

interface StatTableProps {
  rows: readonly StatRow[];
  by: string;
  thenBy: string;
  sort: string;
  ascending: boolean;
  traceNs: number;
  pathNs: number;
  onSort: (column: string) => void;
  onOpen: (row: StatRow) => void;
  onToggle: (row: StatRow) => void;
}

/** Groups and their figures. */
export function StatTable(props: StatTableProps) {
  const { rows, by, thenBy, sort, ascending, traceNs, pathNs, onSort, onOpen, onToggle } = props;
  const name: TableColumn<StatRow> = {
    id: 'name',
    label: thenBy === '' ? by : `${by} › ${thenBy}`,
    track: 'minmax(min(220px, 40vw), 1fr)',
    cell: (row) => (
      <GroupName
        row={row}
        field={row.above ? thenBy : by}
        isService={spanField(row.above ? thenBy : by) === 'service'}
        onOpen={() => onOpen(row)}
        onToggle={() => onToggle(row)}
      />
    ),
  };
  const figures = STAT_COLUMNS.map(
    ({ id, label, title, show, share }): TableColumn<StatRow> => ({
      id,
      label,
      title,
      track: '88px',
      isNumber: true,
      cell: ({ group, above }) => (
        <>
          <span
            className={cn(above && 'text-muted', id === 'errors' && group.errors > 0 && 'text-danger-text')}
          >
            {show(group, traceNs, pathNs)}
          </span>
          {share ? <ShareLine share={share(group, traceNs, pathNs)} /> : null}
        </>
      ),
    }),
  );
  return (
    <VirtualTable
      label={`Statistics by ${thenBy === '' ? by : `${by} and ${thenBy}`}`}
      rows={rows}
      keyOf={({ above, group }) => `${above ? groupKey(above.value) : ''}/${groupKey(group.value)}`}
      columns={[name, ...figures]}
      sort={{ id: sort, descending: !ascending }}
      onSort={onSort}
    />
  );
}

function ShareLine({ share }: { share: number }) {
  const part = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  return (
    <span
      aria-hidden="true"
      className="absolute right-2 bottom-0.5 h-0.5 rounded-full bg-accent/70"
      style={{ width: `calc((100% - 16px) * ${part})` }}
    />
  );
}
