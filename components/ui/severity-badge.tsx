import type { SeverityClass } from '@/lib/contracts/severity';
import { cn } from './cn';
import { SeverityGlyph } from './severity-glyph';
import { SEVERITY_STYLE } from './severity-style';

interface SeverityBadgeProps {
  severity: SeverityClass;
  /** What the sender wrote (`CRITICAL`), shown on hover and read aloud. */
  text?: string | null;
  className?: string;
}

/** Glyph and three letters, e.g. `◆ ERR`. */
export function SeverityBadge({ severity, text, className }: SeverityBadgeProps) {
  const style = SEVERITY_STYLE[severity];
  return (
    <span
      title={text ?? style.label}
      className={cn(
        'inline-flex items-center gap-1.5 font-medium font-mono text-2xs',
        style.textClass,
        className,
      )}
    >
      <SeverityGlyph severity={severity} />
      <span aria-hidden="true">{style.code}</span>
      <span className="sr-only">{text ?? style.label}</span>
    </span>
  );
}
