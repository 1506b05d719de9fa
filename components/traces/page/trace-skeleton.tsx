import { Skeleton } from '@/components/ui/skeleton';

/** The shape of a trace page while it loads. */
export function TraceSkeleton() {
  return (
    <div role="status" aria-label="Loading the trace" className="flex flex-col gap-3 p-4">
      <h1 className="sr-only">Trace</h1>
      <Skeleton className="h-6 w-96 max-w-full" />
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="mt-2 h-14 w-full" />
      {Array.from({ length: 10 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={i} className="flex items-center gap-4">
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="h-3 flex-1" />
        </div>
      ))}
    </div>
  );
}
