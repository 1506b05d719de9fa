import { Table2 } from 'lucide-react';
import { ChangeNote } from '@/components/charts/change-note';
import { ResultCount } from '@/components/charts/result-count';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { useSlow } from '@/components/ui/use-slow';
import { SeverityLegend } from './severity-legend';
import type { LogsView } from './use-logs-view';

interface LogsSummaryProps {
  view: LogsView;
  asTable: boolean;
  onTable: (asTable: boolean) => void;
}

/** One line over the chart: how many, how fast, against the period before, by severity; and the chart as a table. */
export function LogsSummary({ view, asTable, onTable }: LogsSummaryProps) {
  const { histogram, search } = view;
  const busy =
    histogram.isFetching ||
    (search.isFetching && !search.isFetchingNextPage && !search.isFetchingPreviousPage);
  const seconds = useSlow(busy);
  const data = histogram.data;
  const tookMs = Math.max(data?.tookMs ?? 0, search.data?.pages[0]?.tookMs ?? 0);
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 px-3 text-xs max-md:gap-1.5">
      <div className="flex items-baseline gap-1.5 whitespace-nowrap" aria-live="polite">
        {seconds > 0 ? (
          <>
            <span className="animate-breathe text-text">Searching … {seconds} s</span>
            <Button size="sm" variant="ghost" className="h-6" onClick={view.cancel}>
              Cancel
            </Button>
          </>
        ) : data ? (
          <>
            <ResultCount total={data.total} estimate={data.estimate} counting={histogram.counting} />
            {data.previous && data.previous.total + data.total > 0 ? (
              <ChangeNote count={data.total} previous={data.previous.total} className="max-md:hidden" />
            ) : null}
            {data.previous === null && data.total > 0 ? (
              <span
                className="text-muted max-md:hidden"
                title="The logs begin within the period before this one"
              >
                nothing earlier to compare with
              </span>
            ) : null}
            <span className="text-faint max-md:hidden">· {Math.round(tookMs)} ms</span>
          </>
        ) : histogram.isError || view.input === null ? null : (
          <Skeleton className="w-24" />
        )}
      </div>
      <div className="ml-auto min-w-0">{data ? <SeverityLegend buckets={data.buckets} /> : null}</div>
      <div className="flex shrink-0 items-center">
        <IconButton
          label={asTable ? 'Show the chart' : 'Show the chart as a table'}
          size="sm"
          aria-pressed={asTable}
          className="aria-pressed:bg-selected aria-pressed:text-text"
          onClick={() => onTable(!asTable)}
        >
          <Table2 aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
