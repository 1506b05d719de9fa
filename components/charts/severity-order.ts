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
