import { Skeleton } from '@/components/ui/skeleton';

/** The shape of a span's attributes while they load. */
export function SpanSkeleton() {
  return (
    <div role="status" aria-label="Loading the span" className="flex flex-col gap-2 p-3">
      {['w-1/2', 'w-3/4', 'w-2/3', 'w-3/5'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
