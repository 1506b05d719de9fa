import { cn } from './cn';
import { ServiceDot } from './service-dot';

/** Colour square and name, cut with an ellipsis; the whole name on hover. */
export function ServiceName({ service, className }: { service: string; className?: string }) {
  return (
    <span title={service} className={cn('inline-flex min-w-0 items-center gap-1.5', className)}>
      <ServiceDot service={service} />
      {service === '' ? (
        <span className="truncate text-faint italic">no service</span>
      ) : (
        <span className="truncate">{service}</span>
      )}
    </span>
  );
}
