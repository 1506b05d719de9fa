import { ServiceDot } from '@/components/ui/service-dot';
import type { TraceSummary } from '@/lib/contracts/trace-search';

/** More never fit; the row's title names them all. */
const CHIPS = 12;

/** The services of a trace, each with its spans; red where one of them failed. */
export function TraceServices({ services }: { services: TraceSummary['services'] }) {
  return (
    <span className="flex min-w-0 items-center gap-3 overflow-hidden text-muted text-xs [mask-image:linear-gradient(to_right,black_88%,transparent)]">
      {services.slice(0, CHIPS).map(({ name, spanCount, errorCount }) => (
        <span key={name} className="flex shrink-0 items-center gap-1.5">
          <ServiceDot service={name} />
          <span className={errorCount ? 'text-danger-text' : ''}>{name}</span>
          <span className="text-faint">{spanCount?.toLocaleString('en')}</span>
        </span>
      ))}
    </span>
  );
}
