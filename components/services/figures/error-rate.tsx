import { formatCount, formatShare } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import { HEALTH_TEXT, healthOf } from './health';
import { HealthGlyph } from './health-glyph';

interface ErrorRateProps {
  count: number;
  errors: number;
  className?: string;
}

/** The share of failed spans, with a sign and a colour from one percent on. */
export function ErrorRate({ count, errors, className }: ErrorRateProps) {
  const rate = count > 0 ? errors / count : 0;
  const health = healthOf(count, rate);
  return (
    <span
      className={cn(
        'inline-flex items-center justify-end gap-1 whitespace-nowrap',
        rate === 0 ? 'text-faint' : HEALTH_TEXT[health],
        className,
      )}
      title={`${formatCount(errors)} of ${formatCount(count)} failed`}
    >
      <HealthGlyph health={health} />
      {count === 0 ? '–' : formatShare(rate)}
    </span>
  );
}
