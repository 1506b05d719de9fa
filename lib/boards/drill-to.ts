import { logsUrl } from '../url/logs';
import { tracesUrl } from '../url/traces';
import { drillQuery } from './drill-query';
import type { Mark } from './mark';
import type { QuestionView } from './question-view';

/** The address of /logs or /traces with exactly the records behind a mark. Throws BoardProblemError as `queryText`. */
export function drillTo(mark: Mark, view: QuestionView): string {
  const { source, q, from, to } = drillQuery(mark, view);
  return source === 'logs' ? logsUrl({ q, from, to }) : tracesUrl({ q, from, to });
}
