import type { SeverityClass } from '@/lib/contracts/severity';

/** The token of a severity for bars and dots. */
export function severityColor(severity: SeverityClass): string {
  return `var(--color-sev-${severity.toLowerCase()})`;
}
