import type { LogsState } from '@/lib/url/logs';

/** Whether new lines can belong to what is shown: a range that ends now, read from its newest line. */
export function canBeLive({ to, order, at }: Pick<LogsState, 'to' | 'order' | 'at'>): boolean {
  return to === 'now' && order === 'newest' && at === null;
}

/** What changes in the address when the live tail is turned on: a range that ends in the past gives way to the last minutes. */
export function liveState(state: Pick<LogsState, 'from' | 'to'>): Partial<LogsState> {
  const range = state.to === 'now' ? {} : { from: 'now-15m', to: 'now' };
  return { live: true, order: 'newest', at: null, ...range };
}
