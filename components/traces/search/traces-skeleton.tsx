import { Skeleton } from '@/components/ui/skeleton';

/** The shape of a trace search while it loads. */
export function TracesSkeleton() {
  return (
    <div
      role="status"
      aria-label="Searching traces"
      className="flex min-w-0 flex-1 flex-col gap-3 border-t px-3 pt-3"
    >
      {Array.from({ length: 12 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={i} className="h-5 w-full" />
      ))}
    </div>
  );
}
