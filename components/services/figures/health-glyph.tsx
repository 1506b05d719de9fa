import { CircleX, TriangleAlert } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { HEALTH_LABEL, HEALTH_TEXT, type Health } from './health';

/** The sign beside a figure that wants attention: a shape, not only a colour. Nothing where all is well. */
export function HealthGlyph({ health, className }: { health: Health; className?: string }) {
  const Icon = health === 'bad' ? CircleX : health === 'warn' ? TriangleAlert : null;
  if (Icon === null) return null;
  return (
    <span className={cn('inline-flex shrink-0', HEALTH_TEXT[health], className)} title={HEALTH_LABEL[health]}>
      <Icon aria-hidden className="size-3" />
      <span className="sr-only">{HEALTH_LABEL[health]}</span>
    </span>
  );
}
