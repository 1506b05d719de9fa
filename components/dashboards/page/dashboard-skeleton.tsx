import { Skeleton } from '@/components/ui/skeleton';

/** Keeps the places of the head and the first panels. */
export function DashboardSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 px-3 pt-2.5">
      <p className="sr-only">Loading the dashboard</p>
      <div className="flex h-8 items-center gap-2">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="ml-auto h-8 w-40" />
        <Skeleton className="h-8 w-24" />
      </div>
      <div className="grid grid-cols-1 gap-2 md:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="h-38 rounded-md" />
        ))}
      </div>
      <div className="grid grid-cols-1 gap-2 md:grid-cols-2">
        <Skeleton className="h-78 rounded-md" />
        <Skeleton className="h-78 rounded-md" />
      </div>
    </div>
  );
}
