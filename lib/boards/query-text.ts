import type { PanelSource } from '../contracts/dashboard/panel-query';
import type { QueryNode } from '../query/ast';
import { combineNodes } from '../query/combine-nodes';
import { isRunnable, MAX_QUERY_LENGTH } from '../query/parse';
import { printQuery } from '../query/print';
import { type BoardProblem, BoardProblemError } from './board-problem';
import { parseTemplate } from './parse-template';
import { chosenValues, type QuestionView } from './question-view';
import { replaceVariables } from './replace-variables';
import { savedSource } from './saved-records';
import { variablesIn } from './variable-parts';

/** What panels ask of: see `recordsSchema`. */
export interface Records {
  source: PanelSource;
  q: string;
  savedId: string | null;
}

export interface ReadQueryText {
  /** To be asked only without problems. */
  q: string;
  problems: BoardProblem[];
}

/**
 * The query that finds the records: variables replaced by their chosen values, the saved query and the dashboard's
 * filters met as well. Throws BoardProblemError where `readQueryText` has problems.
 */
export function queryText(records: Records, view: QuestionView): string {
  const { q, problems } = readQueryText(records, view);
  if (problems.length > 0) throw new BoardProblemError(problems);
  return q;
}

/** As `queryText`, with what is wrong as a value. Errors of the language itself are left to who runs the query. */
export function readQueryText(records: Records, view: QuestionView): ReadQueryText {
  const problems: BoardProblem[] = [];
  const texts = [records.q];
  if (records.savedId !== null) {
    const saved = savedText(records.savedId, records.source, view);
    if ('message' in saved) problems.push({ message: saved.message, place: null });
    else texts.push(saved.q);
  }
  const written = [...texts, ...view.filters].filter((text) => text.trim() !== '');
  const [only] = written;
  if (written.length <= 1 && variablesIn(records.q).length === 0) return { q: only ?? '', problems };

  const nodes: QueryNode[] = [];
  for (const [at, text] of written.entries()) {
    // A saved query's `$` is a sign like others: variables are the dashboard's.
    const isOwn = at === 0 && text === records.q;
    const parsed = parseTemplate(text, records.source);
    // Told by who runs it, with its place.
    if (!isRunnable(parsed)) return { q: text, problems };
    const chosen = (name: string) => chosenValues(view, name);
    const replaced = isOwn ? replaceVariables(parsed.ast, text, chosen) : { ast: parsed.ast, problems: [] };
    problems.push(...replaced.problems);
    if (replaced.ast) nodes.push(replaced.ast);
  }
  const q = printQuery(combineNodes('and', nodes));
  if (q.length > MAX_QUERY_LENGTH)
    problems.push({ message: 'With all chosen values the query is too long: choose fewer.', place: null });
  return { q, problems };
}

/** What a saved query adds, or why it cannot. */
function savedText(id: string, source: PanelSource, view: QuestionView): { q: string } | { message: string } {
  const saved = Object.hasOwn(view.saved, id) ? view.saved[id] : undefined;
  if (saved?.q == null)
    return { message: 'The saved query that this panel is made from is gone. Choose another one, or none.' };
  const of = savedSource(saved.path);
  if (of === source) return { q: saved.q };
  return {
    message: `The saved query “${saved.name}” is about ${of === 'spans' ? 'spans' : 'logs'}, this panel about ${source}. Choose another one, or none.`,
  };
}
