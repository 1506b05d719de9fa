import { formatCount } from '@/components/charts/format-count';
import { SeverityGlyph } from '@/components/ui/severity-glyph';
import { SEVERITY_STYLE } from '@/components/ui/severity-style';
import type { LogPattern } from '@/lib/contracts/log-patterns';
import { SEVERITY_CLASSES } from '@/lib/contracts/severity';

/** The severities of a pattern, the worst first: its code, and a glyph for each other. */
export function PatternSeverities({ severities }: { severities: LogPattern['severities'] }) {
  const present = SEVERITY_CLASSES.filter((name) => (severities[name] ?? 0) > 0).reverse();
  const [worst, ...others] = present;
  if (!worst) return null;
  const text = present
    .map((name) => `${SEVERITY_STYLE[name].label}: ${formatCount(severities[name] ?? 0)}`)
    .join(', ');
  return (
    <span title={text} className="inline-flex items-center gap-1">
      <SeverityGlyph severity={worst} />
      <span aria-hidden className={`font-medium font-mono text-2xs ${SEVERITY_STYLE[worst].textClass}`}>
        {SEVERITY_STYLE[worst].code}
      </span>
      {others.slice(0, 2).map((name) => (
        <SeverityGlyph key={name} severity={name} />
      ))}
      <span className="sr-only">{text}</span>
    </span>
  );
}
