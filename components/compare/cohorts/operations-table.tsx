'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { ServiceName } from '@/components/ui/service-name';
import type { CompareOperation, TraceCompareResponse } from '@/lib/contracts/trace-compare';
import type { CompareView } from '../use-compare-view';
import { ChangeCell } from './change-cell';
import { FIGURE_NAMES, FIGURES } from './describe-change';
import { OperationDetail } from './operation-detail';
import { sortOperations } from './sort-operations';

const HELP = {
  calls: 'Calls in a trace, on average over all traces of a side',
  errors: 'Share of its calls that failed',
  p50: 'Median duration of a call',
  p95: 'A call in twenty takes longer',
  self: 'Median time of a call that no other call covers',
  impact: 'What it adds to a trace: on the critical path, as a share of its duration, or in failing traces',
} as const;

interface OperationsTableProps {
  data: TraceCompareResponse;
  names: { a: string; b: string };
  view: CompareView;
}

/** The operations and how they changed; a row opens to the distributions and example traces. */
export function OperationsTable({ data, names, view }: OperationsTableProps) {
  const { state, look } = view;
  const rows = sortOperations(data.operations, state.sort);
  const head = (sort: keyof typeof HELP, label: string, className = '') => (
    <th
      aria-sort={state.sort === sort ? 'descending' : 'none'}
      className={cn('whitespace-nowrap px-3 py-1.5 text-right font-medium max-md:px-1.5', className)}
    >
      <button
        type="button"
        title={`${HELP[sort]}. Sort by it`}
        className={cn('hover:text-text', state.sort === sort && 'text-text')}
        onClick={() => look({ sort })}
      >
        {label}
        <span aria-hidden="true">{state.sort === sort ? ' ↓' : ''}</span>
      </button>
    </th>
  );
  return (
    <div>
      <div className="overflow-x-auto rounded-md border">
        <table className="w-full text-sm">
          <thead className="bg-surface text-left text-muted text-xs">
            <tr className="border-b">
              <th className="px-3 py-1.5 font-medium">Operation</th>
              {FIGURES.map((figure) => (
                <Fragment key={figure}>
                  {head(figure, FIGURE_NAMES[figure], figure === 'p95' ? '' : 'max-md:hidden')}
                </Fragment>
              ))}
              {head('impact', 'Impact')}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const key = `${row.service} ${row.operation}`;
              const isOpen = state.row === key;
              return (
                <Fragment key={key}>
                  <OperationRow row={row} open={isOpen} onToggle={() => look({ row: isOpen ? '' : key })} />
                  {isOpen ? (
                    <tr className="border-b bg-surface">
                      <td colSpan={FIGURES.length + 2}>
                        <OperationDetail row={row} names={names} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="px-1 pt-2 text-muted text-xs">
        {formatCount(data.comparisons)} comparisons, corrected for their number: of the changes with an arrow
        at most {formatShare(data.alpha)} are expected to be chance (Benjamini and Hochberg). Units are
        traces, not calls.{' '}
        {data.operationsLeftOut > 0
          ? `${formatCount(data.operationsLeftOut)} operations that matter less are not listed.`
          : ''}
      </p>
    </div>
  );
}

function OperationRow({
  row,
  open,
  onToggle,
}: {
  row: CompareOperation;
  open: boolean;
  onToggle: () => void;
}) {
  const { service, operation, presence, baseline, candidate, changes } = row;
  return (
    <tr className={cn('border-b last:border-b-0 hover:bg-hover', !row.significant && 'text-muted')}>
      <th scope="row" className="max-w-0 px-1.5 py-0.5 text-left font-normal md:w-2/5">
        <button
          type="button"
          aria-expanded={open}
          className="flex w-full min-w-0 items-center gap-1.5 py-1 text-left"
          onClick={onToggle}
        >
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 shrink-0 text-muted transition-transform', open && 'rotate-90')}
          />
          <span className="flex min-w-0 items-baseline gap-2 max-md:flex-col max-md:gap-0">
            <ServiceName service={service} className="max-w-44 shrink-0 font-medium max-md:max-w-full" />
            <span className="max-w-full truncate text-muted" title={operation}>
              {operation}
            </span>
          </span>
          {presence === 'both' ? null : <Badge>{presence === 'added' ? 'added' : 'missing'}</Badge>}
        </button>
      </th>
      {FIGURES.map((figure) => (
        <ChangeCell
          key={figure}
          figure={figure}
          change={changes[figure]}
          baseline={baseline}
          candidate={candidate}
          className={figure === 'p95' ? 'max-md:max-w-28 max-md:whitespace-normal' : 'max-md:hidden'}
        />
      ))}
      <td className="px-3 py-1.5 text-right text-xs max-md:px-1.5">{formatShare(row.impact)}</td>
    </tr>
  );
}
