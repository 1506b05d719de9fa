import { EmptyState } from '@/components/ui/empty-state';

/** The same for every link that opens nothing, so that it tells nobody whether there ever was one. */
export function LinkEnded() {
  return (
    <EmptyState
      heading="h1"
      title="This link opens nothing"
      text="It has expired, was taken back, or is not written in full. Whoever sent it can make a new one."
    />
  );
}
