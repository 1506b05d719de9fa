export type Health = 'ok' | 'warn' | 'bad' | 'idle';

/** From which share of failed spans on one should look, and look now. */
const ERROR_RATE = { warn: 0.01, bad: 0.05 } as const;

/** How a service, operation or edge stands by its share of errors; `idle` when nothing came. */
export function healthOf(count: number, errorRate: number): Health {
  if (count === 0) return 'idle';
  if (errorRate >= ERROR_RATE.bad) return 'bad';
  return errorRate >= ERROR_RATE.warn ? 'warn' : 'ok';
}

export const HEALTH_LABEL: Record<Health, string> = {
  ok: 'healthy',
  warn: 'some errors',
  bad: 'many errors',
  idle: 'no spans',
};

/** Marks and rings. */
export const HEALTH_COLOR: Record<Health, string> = {
  ok: 'var(--color-ok)',
  warn: 'var(--color-sev-warn)',
  bad: 'var(--color-danger)',
  idle: 'var(--color-line-strong)',
};

/** Text beside them. */
export const HEALTH_TEXT: Record<Health, string> = {
  ok: 'text-text',
  warn: 'text-sev-warn-text',
  bad: 'text-danger-text',
  idle: 'text-faint',
};
