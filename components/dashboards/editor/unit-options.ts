import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';

/** Units as one chooses them. */
export const UNIT_OPTIONS = [
  { value: 'none', label: 'None: 1.2k' },
  { value: 'percent', label: 'Percent: 12.3 is 12.3 %' },
  { value: 'share', label: 'Share: 0.123 is 12.3 %' },
  { value: 'ns', label: 'Nanoseconds' },
  { value: 'us', label: 'Microseconds' },
  { value: 'ms', label: 'Milliseconds' },
  { value: 's', label: 'Seconds' },
  { value: 'bytes', label: 'Bytes' },
  { value: 'per_second', label: 'Per second' },
] as const satisfies readonly { value: NumberFormat['unit']; label: string }[];
