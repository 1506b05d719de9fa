import { cn } from '@/components/ui/cn';
import { ROOMY_ONLY } from './row-style';

interface LogRowTimeProps {
  iso: string;
  /** Set where the date differs from the row above. */
  date: string | null;
  text: string;
  fine: string;
  className?: string;
}

/** The time of a row; the whole of it on hover. */
export function LogRowTime({ iso, date, text, fine, className }: LogRowTimeProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    <div
      role="gridcell"
      data-field="time"
      title={iso}
      className={cn('whitespace-nowrap font-mono text-muted text-xs md:text-right', className)}
    >
      {date === null ? null : (
        <span className={cn('mr-1.5 font-medium text-text max-md:hidden', ROOMY_ONLY)}>{date}</span>
      )}
      {text}
      <span
        className={cn(
          'inline-block min-w-(--fine) text-left text-faint group-hover/row:text-muted group-aria-selected/row:text-muted max-md:hidden',
          ROOMY_ONLY,
        )}
      >
        {fine}
      </span>
    </div>
  );
}
