import type { ServiceFigures } from '@/lib/contracts/service-list';

/** Beside a service whose figures are of all its spans, because it answered no request in the range. */
export function CountedNote({ counted }: { counted: ServiceFigures['counted'] }) {
  if (counted === 'entry') return null;
  return (
    <span
      title="It has no server or consumer span in this time: its figures are of all its spans"
      className="shrink-0 rounded-sm border px-1 text-2xs text-muted leading-3"
    >
      all spans
    </span>
  );
}
