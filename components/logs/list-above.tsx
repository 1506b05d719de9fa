import { Button } from '@/components/ui/button';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { LogsView } from './use-logs-view';

/** What happens above the first loaded line, over the list so that nothing in it moves. */
export function ListAbove({ search }: { search: LogsView['search'] }) {
  const format = useTimeFormat();
  const searchedUp = search.firstPage?.searchedUp;
  const again = (label: string) => (
    <Button size="sm" className="h-6" onClick={() => void search.fetchPreviousPage()}>
      {label}
    </Button>
  );
  const text = search.isFetchingPreviousPage ? (
    <span className="animate-breathe">Loading more above …</span>
  ) : search.isFetchPreviousPageError ? (
    <>The lines above could not be read. {again('Try again')}</>
  ) : search.hasPreviousPage && searchedUp ? (
    <>
      Searched up to {format.dateTime(searchedUp, 's')} in the time allowed. {again('Search on')}
    </>
  ) : null;
  if (text === null) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-8 z-20 flex justify-center">
      <p
        role="status"
        className="pointer-events-auto flex items-center gap-2 rounded-md border bg-raised px-2.5 py-1 text-muted text-xs shadow-pop"
      >
        {text}
      </p>
    </div>
  );
}
