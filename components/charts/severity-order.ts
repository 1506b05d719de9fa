import type { SeverityClass } from '@/lib/contracts/severity';

/** Bottom to top of a stack: the worst stand on the baseline, where their heights can be compared. */
export const STACK_ORDER: readonly SeverityClass[] = [
  'FATAL',
  'ERROR',
  'WARN',
  'INFO',
  'DEBUG',
  'TRACE',
  'UNSET',
];

/** Everyday severities are drawn paler, so that a few errors stand out of a field of information. */
export function markOpacity(severity: SeverityClass): number {
  return severity === 'FATAL' || severity === 'ERROR' || severity === 'WARN' ? 1 : 0.55;
}
