import { cn } from './cn';
import { serviceColor } from './service-color';

/** The square of a service's colour; decorative, so write the name beside it. */
export function ServiceDot({ service, className }: { service: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn('inline-block size-2 shrink-0 rounded-[2px]', className)}
      style={{ background: serviceColor(service) }}
    />
  );
}
