import { cn } from '@/components/ui/cn';
import type { FigureChange } from './figure-change';

const TONE = { worse: 'text-danger-text', better: 'text-ok-text', quiet: 'text-faint' } as const;

/** A change against the period before; `was` names the figure of then. */
export function ChangeText({
  change,
  was,
  className,
}: {
  change: FigureChange | null;
  was: string;
  className?: string;
}) {
  if (change === null) return null;
  const title = change.text === 'new' ? 'None in the period before' : `${was} in the period before`;
  return (
    <span title={title} className={cn('whitespace-nowrap text-2xs', TONE[change.tone], className)}>
      {change.text}
      <span className="sr-only">, {title}</span>
    </span>
  );
}
