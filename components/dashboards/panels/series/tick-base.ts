import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';

const SECONDS: Partial<Record<NumberFormat['unit'], number>> = { ns: 1e9, us: 1e6, ms: 1e3, s: 1 };
/** Below a minute durations are decimal. */
const STEPS = [86_400, 3_600, 60];

/** What ticks are round in, where the axis reaches to `size`: durations in minutes, hours or days; all else as it is. */
export function tickBase({ unit, suffix }: NumberFormat, size: number): number {
  const second = suffix === '' ? SECONDS[unit] : undefined;
  if (second === undefined) return 1;
  const step = STEPS.find((seconds) => size >= seconds * second);
  return step === undefined ? 1 : step * second;
}
