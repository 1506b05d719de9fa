import { combineNodes } from './combine-nodes';
import { isRunnable, parseQuery } from './parse';
import { printQuery } from './print';
import type { QuerySignal } from './value-remark';

/**
 * The query with one more condition that all results meet: as it was typed where that means so, in parentheses where it
 * would mean something else, else in its canonical form (a quote that is not closed would swallow the condition). A query
 * with an error stays as it is and is told where it runs.
 */
export function addCondition(q: string, condition: string, signal: QuerySignal = 'span'): string {
  const base = q.trim();
  const meaning = (text: string) => parseQuery(text, signal);
  const [own, more] = [meaning(base), meaning(condition).ast];
  if (!isRunnable(own) || more === null) return base;
  if (own.ast === null) return condition;
  const both = printQuery(combineNodes('and', [own.ast, more]));
  const typed = [`${base} AND ${condition}`, `(${base}) AND ${condition}`];
  return typed.find((text) => printQuery(meaning(text).ast) === both) ?? both;
}
