import { Button } from '@/components/ui/button';
import { useTimeFormat } from '@/components/ui/time-zone';

interface AroundEdgeProps {
  side: 'older' | 'newer';
  hasMore: boolean;
  loading: boolean;
  failed: boolean;
  searchedTo: string | null;
  onMore: () => void;
}

/** What stands at either end of the surroundings: the way on, or that there is none. */
export function AroundEdge({ side, hasMore, loading, failed, searchedTo, onMore }: AroundEdgeProps) {
  const format = useTimeFormat();
  if (!hasMore) return <p className="px-3 py-1 text-2xs text-faint">Nothing {side} within a week</p>;
  return (
    <div className="flex items-center gap-2 px-3 py-1 text-2xs text-muted">
      {failed ? <span>They could not be read.</span> : null}
      {searchedTo === null ? null : <span>Searched to {format.dateTime(searchedTo, 's')}.</span>}
      <Button variant="ghost" size="sm" className="h-6" disabled={loading} onClick={onMore}>
        {loading ? 'Loading …' : searchedTo === null ? `20 ${side}` : 'Search on'}
      </Button>
    </div>
  );
}
