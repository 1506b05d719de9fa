import type { PanelSource } from '../contracts/dashboard/panel-query';
import { addCondition } from '../query/add-condition';
import { withBoxDurations } from '../query/trace/with-box-durations';
import { readErrorsState } from '../url/errors';
import { readLogsState } from '../url/logs';
import { loadTracesState } from '../url/traces';
import { tracesQuestion } from '../url/traces-question';

/** What /errors counts, in the search language. */
export const ERROR_LEVELS = 'level:(ERROR OR FATAL)';

/**
 * The records that a saved query finds on its page, whatever the time: the query of /logs, of which conditions put aside are
 * no part; the error levels of /errors; the query, the form and the durations of a chosen box of /traces. Null: a view of
 * one trace is no query of records. The one reading of server, editor and panels.
 */
export function savedRecords({ path, search }: { path: string; search: string }): {
  source: PanelSource;
  q: string;
} | null {
  const source = savedSource(path);
  if (source === null) return null;
  if (path === '/logs') return { source, q: readLogsState(search).q };
  if (path === '/errors') return { source, q: addCondition(readErrorsState(search).q, ERROR_LEVELS, 'log') };
  const state = loadTracesState(new URLSearchParams(search));
  const asked = tracesQuestion(state);
  return { source, q: state.box === null ? asked : withBoxDurations(asked, state.box) };
}

/** Logs or spans, by the page that a query was saved from; null: neither. */
export function savedSource(path: string): PanelSource | null {
  if (path === '/logs' || path === '/errors') return 'logs';
  return path === '/traces' ? 'spans' : null;
}
