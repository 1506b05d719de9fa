import { Skeleton } from '@/components/ui/skeleton';

/** The shape of a trace search while it loads. */
export function TracesSkeleton() {
  return (
    <div role="status" aria-label="Searching traces" className="flex flex-col gap-3 px-3 pt-2">
      <Skeleton className="h-40 w-full" />
      {Array.from({ length: 12 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={i} className="h-5 w-full" />
      ))}
    </div>
  );
}
