'use client';

import { AddToDashboard } from '@/components/dashboards/add/add-to-dashboard';
import { errorsChoices } from '@/components/dashboards/add/errors-choices';
import { LogsSearchBar } from '@/components/logs/logs-search-bar';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { TimePicker } from '@/components/time-picker/time-picker';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { Button } from '@/components/ui/button';
import { useSlow } from '@/components/ui/use-slow';
import { errorsUrl } from '@/lib/url/errors';
import { searchOf } from '@/lib/url/search-of';
import { ErrorsFigures } from './errors-figures';
import { TopLists } from './top-lists';
import { TrendsCard } from './trends-card';
import { useErrorsView } from './use-errors-view';

/** /errors: where and since when things fail, and the way to the lines and traces behind every figure. */
export function ErrorsPage() {
  const view = useErrorsView();
  const { state } = view;
  const seconds = useSlow(view.trends.isFetching || view.top.isFetching);
  return (
    <div className="flex min-h-full flex-col">
      <h1 className="sr-only">Errors</h1>
      <div className="sticky top-0 z-30 flex shrink-0 items-start gap-2 bg-bg px-3 pt-2.5 pb-1.5 max-md:relative max-md:flex-wrap">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <LogsSearchBar
            value={state.q}
            onSubmit={view.setQuery}
            fields={undefined}
            ariaLabel="Narrow the errors"
          />
        </div>
        <TimePicker from={state.from} to={state.to} onChange={view.setRange} />
        <div className="flex gap-2 max-md:ml-auto">
          <AddToDashboard choices={() => errorsChoices(state)} time={state} range={view.range} />
          <SaveQueryButton path="/errors" search={searchOf(errorsUrl(state))} />
        </div>
        {seconds > 0 ? (
          <p
            className="absolute top-full right-3 z-10 flex h-8 items-center gap-2 rounded-md border bg-raised pr-1 pl-3 text-xs"
            aria-live="polite"
          >
            <span className="animate-breathe">Counting … {seconds} s</span>
            <Button size="sm" variant="ghost" className="h-6" onClick={view.cancel}>
              Cancel
            </Button>
          </p>
        ) : null}
      </div>
      {view.input === null ? (
        view.range === null ? (
          <UnreadableRange range={state} onChange={view.setRange} />
        ) : (
          <p className="px-4 py-12 text-center text-muted">
            The query has a mistake, shown above. Nothing was counted.
          </p>
        )
      ) : (
        <div className="flex flex-col gap-3 px-3 pt-1 pb-4">
          <ErrorsFigures view={view} />
          <TrendsCard view={view} />
          <TopLists view={view} />
        </div>
      )}
    </div>
  );
}
