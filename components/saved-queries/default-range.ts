import { loadCompareState } from '@/lib/url/compare';
import { readErrorsState } from '@/lib/url/errors';
import { readLogsState } from '@/lib/url/logs';
import { loadTracesState } from '@/lib/url/traces';

const NOTHING = new URLSearchParams();

/** The range that a page shows where its address says none. */
export function defaultRange(path: string): { from: string; to: string } {
  const { from, to } = defaultState(path);
  return { from, to };
}

function defaultState(path: string) {
  if (path === '/traces/compare') return loadCompareState(NOTHING);
  if (path === '/errors') return readErrorsState('');
  return path === '/logs' ? readLogsState('') : loadTracesState(NOTHING);
}
