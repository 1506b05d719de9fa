import Link from 'next/link';
import { useMemo, useState } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import type { ServiceState } from '@/lib/url/services';
import { tracesUrl } from '@/lib/url/traces';
import { ChangeText } from '../figures/change-text';
import { ErrorRate } from '../figures/error-rate';
import { figureChange, shareChange } from '../figures/figure-change';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { Sparkline } from '../figures/sparkline';
import { SortHeader } from '../list/sort-header';
import { Panel } from './panel';
import { PanelNote } from './panel-note';
import { sortOperations } from './sort-operations';
import type { ServicePageView } from './use-service-page';

const COLUMNS: readonly { sort: ServiceState['sort']; label: string; className?: string }[] = [
  { sort: 'rate', label: 'Rate' },
  { sort: 'errorRate', label: 'Errors' },
  { sort: 'p50', label: 'P50', className: 'max-md:hidden' },
  { sort: 'p95', label: 'P95' },
  { sort: 'p95Change', label: 'Δ P95', className: 'max-md:hidden' },
  { sort: 'p99', label: 'P99', className: 'max-md:hidden' },
];
const SEARCHED = 12;

/** The operations of the service; one narrows the page to itself, and leads to its traces. */
export function OperationsPanel({ view, data }: { view: ServicePageView; data: ServiceDetailResponse }) {
  const { state, service } = view;
  const { sort, desc, operation: chosen, from, to } = state;
  const [find, setFind] = useState('');
  const rows = useMemo(
    () => sortOperations(data.operations, { find, sort, desc }),
    [data.operations, find, sort, desc],
  );
  const header = (column: (typeof COLUMNS)[number] | { sort: 'name'; label: string }) => (
    <SortHeader
      label={column.label}
      sort={column.sort}
      current={sort}
      desc={desc}
      startsDesc={column.sort !== 'name'}
      onSort={(nextSort, nextDesc) => void view.setState({ sort: nextSort, desc: nextDesc })}
    />
  );
  const { omittedOperations: omitted } = data;
  return (
    <Panel
      title="Operations"
      note={
        omitted.operations > 0
          ? `the ${formatCount(data.operations.length)} busiest; ${formatCount(omitted.operations)} others with ${formatCount(omitted.spans)} spans are not listed`
          : formatCount(data.operations.length)
      }
      actions={
        data.operations.length > SEARCHED ? (
          <Input
            type="search"
            aria-label="Find an operation"
            placeholder="Find an operation"
            value={find}
            onChange={(event) => setFind(event.target.value)}
            className="h-6 w-44 text-xs"
          />
        ) : null
      }
    >
      {data.operations.length === 0 ? (
        <PanelNote>No span of this service is stored in this time.</PanelNote>
      ) : (
        <div className="max-h-[26rem] overflow-auto">
          <table className="w-full table-fixed text-xs">
            <thead className="sticky top-0 z-10 bg-surface text-muted">
              <tr className="h-7">
                <th className="px-3 text-left font-normal" aria-sort={sortOf(sort === 'name', desc)}>
                  {header({ sort: 'name', label: 'Operation' })}
                </th>
                <th className="w-20 font-normal max-lg:hidden">
                  <span className="sr-only">Course</span>
                </th>
                {COLUMNS.map((column) => (
                  <th
                    key={column.sort}
                    aria-sort={sortOf(sort === column.sort, desc)}
                    className={cn(
                      'w-20 px-2 text-right font-normal max-md:w-16 max-md:px-1',
                      column.className,
                    )}
                  >
                    {header(column)}
                  </th>
                ))}
                <th className="w-20 pr-3 font-normal max-md:hidden">
                  <span className="sr-only">Traces</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={`${row.kind} ${row.name}`}
                  className={cn(
                    'group relative h-8 border-line/60 border-t hover:bg-hover',
                    row.name === chosen && 'bg-selected',
                  )}
                >
                  <td className="px-3">
                    <button
                      type="button"
                      aria-pressed={row.name === chosen}
                      title={`${row.name} (${row.kind})`}
                      onClick={() => view.narrow(row.name === chosen ? null : row.name)}
                      className="flex w-full min-w-0 items-baseline gap-2 rounded-sm text-left after:absolute after:inset-0"
                    >
                      <span className={cn('truncate', row.name === '' && 'text-faint italic')}>
                        {row.name === '' ? 'all other names' : row.name}
                      </span>
                      <span className="shrink-0 text-2xs text-faint max-md:hidden">
                        {row.kind}
                        {row.counted ? '' : ', not counted above'}
                      </span>
                    </button>
                  </td>
                  <td className="max-lg:hidden">
                    <Sparkline values={row.sparkline.count} color="var(--color-accent)" className="w-full" />
                  </td>
                  <td className="px-2 text-right font-medium max-md:px-1">{formatRate(row.perSecond)}</td>
                  <td className="px-2 text-right max-md:px-1">
                    <span className="flex flex-col items-end leading-3.5">
                      <ErrorRate count={row.count} errors={row.errors} />
                      <ChangeText
                        change={shareChange(row.errorRate, row.previous?.errorRate ?? null)}
                        was={formatShare(row.previous?.errorRate ?? 0)}
                        className="leading-3 max-md:hidden"
                      />
                    </span>
                  </td>
                  <td className="px-2 text-right max-md:hidden">{formatMs(row.p50Ms)}</td>
                  <td className="px-2 text-right font-medium max-md:px-1">{formatMs(row.p95Ms)}</td>
                  <td className="px-2 text-right max-md:hidden">
                    <ChangeText
                      change={figureChange(row.p95Ms, row.previous?.p95Ms ?? null, 'up')}
                      was={formatMs(row.previous?.p95Ms ?? null)}
                    />
                  </td>
                  <td className="px-2 text-right text-muted max-md:hidden">{formatMs(row.p99Ms)}</td>
                  <td className="pr-3 text-right max-md:hidden">
                    {row.name === '' ? null : (
                      <Link
                        href={tracesUrl({ service, operation: row.name, from, to })}
                        prefetch={false}
                        aria-label={`Traces with ${row.name}`}
                        className="relative z-1 rounded-sm text-accent-text hover:underline"
                      >
                        Traces
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length === 0 ? <PanelNote>No operation has “{find.trim()}” in its name.</PanelNote> : null}
        </div>
      )}
    </Panel>
  );
}

function sortOf(active: boolean, desc: boolean): 'ascending' | 'descending' | 'none' {
  if (!active) return 'none';
  return desc ? 'descending' : 'ascending';
}
