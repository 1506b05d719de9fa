import { cn } from '@/components/ui/cn';
import { formatCount, formatShare } from './format-count';

/** Smaller rises are everyday noise and stay quiet. */
const WORSE = 1.2;

/** How a count stands against the period before: `↑ 23 %`. Without a period before there is nothing to say. */
export function ChangeNote({
  count,
  previous,
  badWhenUp = false,
  className,
}: {
  count: number;
  previous: number;
  badWhenUp?: boolean;
  className?: string;
}) {
  if (count === 0 && previous === 0) return null;
  const title = `${formatCount(previous)} in the period before`;
  const worse = badWhenUp && count > previous * WORSE;
  const text = previous === 0 ? 'new' : changeText(count, previous);
  return (
    <span
      title={title}
      className={cn('whitespace-nowrap', worse ? 'text-danger-text' : 'text-muted', className)}
    >
      {text}
      <span className="sr-only">, {title}</span>
    </span>
  );
}

/** `↑ 23 %`, `↓ 4.1 %`, `=`; from threefold on as a factor: `↑ 12×`. */
export function changeText(count: number, previous: number): string {
  if (count === previous) return '=';
  const arrow = count > previous ? '↑' : '↓';
  const ratio = count / previous;
  if (ratio >= 3) return `${arrow} ${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}×`;
  return `${arrow} ${formatShare(Math.abs(count - previous) / previous)}`;
}
