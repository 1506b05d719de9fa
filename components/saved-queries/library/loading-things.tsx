import { Skeleton } from '@/components/ui/skeleton';

/** Keeps the place of rows that load. */
export function LoadingThings() {
  return (
    <div role="status" aria-label="Loading the list">
      {[64, 40, 52].map((width) => (
        <div key={width} className="flex h-14 flex-col justify-center gap-1.5 border-line border-b px-4">
          <div style={{ width: `${width}%` }}>
            <Skeleton className="max-w-80" />
          </div>
          <Skeleton className="h-3 w-48" />
        </div>
      ))}
    </div>
  );
}
