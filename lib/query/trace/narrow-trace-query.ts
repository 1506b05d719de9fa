import { combineNodes } from '../combine-nodes';
import { isRunnable, parseQuery } from '../parse';
import { printQuery } from '../print';

/**
 * A query that must meet a condition besides, as text: as it was typed where that still means the same beside the
 * condition, else in its canonical form (a quote that is not closed would swallow the condition). A query with an error
 * stays as it is and is told where it runs.
 */
export function narrowTraceQuery(text: string, condition: string): string {
  const parsed = parseQuery(text, 'span');
  if (!isRunnable(parsed)) return text;
  if (parsed.ast === null) return condition;
  const own = parseQuery(condition, 'span').ast;
  const both = printQuery(combineNodes('and', own ? [parsed.ast, own] : [parsed.ast]));
  const typed = `(${text.trim()}) AND ${condition}`;
  return printQuery(parseQuery(typed, 'span').ast) === both ? typed : both;
}
