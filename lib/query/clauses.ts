import type { QueryNode, SourceSpan } from './ast';
import { lexQuery } from './lex';
import { isRunnable, parseQuery } from './parse';
import { printQuery } from './print';

/** One condition that all results of a query meet. */
export interface Clause extends SourceSpan {
  /** What it asks for, without its negation. Its own span leaves out the sign or NOT before it. */
  node: QueryNode;
  negated: boolean;
  /** As typed, without its negation and on one line. */
  label: string;
}

/**
 * The conditions joined by AND at the top of a query, in order; the whole query where OR joins its parts. Empty for an
 * empty query and for one that cannot run.
 */
export function listClauses(text: string): Clause[] {
  const parsed = parseQuery(text);
  if (!isRunnable(parsed)) return [];
  return parsed.clauses.map((clause) => {
    const negated = clause.kind === 'not';
    const node = negated ? clause.child : clause;
    // In `name != value` the sign of the negation stands inside the condition.
    const isInside = negated && node.from === clause.from;
    const source = isInside ? printQuery(node) : text.slice(node.from, node.to).replace(/^[+]+/, '');
    return { from: clause.from, to: clause.to, node, negated, label: source.trim().replace(/\s+/g, ' ') };
  });
}

/** The query with that condition turned round; the rest of the text stays as it is. */
export function negateClause(text: string, index: number): string {
  const clauses = listClauses(text);
  const clause = clauses[index];
  if (!clause) return text;
  const { node, negated, from, to } = clause;
  const inner = text.slice(node.from, node.to).replace(/^[+]+/, '');
  const sign = /^[\p{L}\p{N}_@$("*]/u.test(inner) ? '-' : 'NOT ';
  const terms = negated
    ? [inner, `(${inner})`, printedTerm(node)]
    : [`${sign}${inner}`, `NOT (${inner})`, `NOT ${printedTerm(node)}`];
  const wanted = clauses.map((one) => meaning(one, one === clause));
  const edits = terms.map((term) => text.slice(0, from) + term + text.slice(to));
  return edits.find((edited) => isMeaning(edited, wanted)) ?? wanted.join(' AND ');
}

/** The query without that condition and the AND that joined it. */
export function removeClause(text: string, index: number): string {
  const clauses = listClauses(text);
  const clause = clauses[index];
  if (!clause) return text;
  if (clauses.length === 1) return '';
  const { from, to } = spanWithJoin(text, clause);
  const edited = joinAround(text.slice(0, from), text.slice(to));
  const wanted = clauses.filter((one) => one !== clause).map((one) => meaning(one, false));
  return isMeaning(edited, wanted) ? edited : wanted.join(' AND ');
}

/** The query with another condition in that one's place. */
export function replaceClause(text: string, index: number, replacement: string): string {
  const clauses = listClauses(text);
  const clause = clauses[index];
  if (!clause) return text;
  const term = clauses.length > 1 ? asTerm(replacement) : replacement;
  const edited = text.slice(0, clause.from) + term + text.slice(clause.to);
  const wanted = clauses.flatMap((one) => (one === clause ? meaningsOf(term) : [meaning(one, false)]));
  return isMeaning(edited, wanted) ? edited : wanted.join(' AND ');
}

/** The query with one more condition that all results meet; what was written stays as it is, but an OR without its end. */
export function appendClause(text: string, clause: string): string {
  const base = text.trimEnd();
  const parsed = parseQuery(base);
  if (base.trim() === '' || (isRunnable(parsed) && parsed.ast === null && parsed.clauses.length === 0))
    return clause;
  const term = asTerm(clause);
  const wanted = [...meaningsOf(base), ...meaningsOf(term)];
  const closed = closedEnds(base);
  const last = lexQuery(base).tokens.at(-1);
  const candidates = [
    ...(last?.kind === 'and' ? [`${base} ${term}`] : []),
    ...(last?.kind === 'or' ? [`${base.slice(0, last.from).trimEnd()} AND ${term}`] : []),
    `${base} AND ${term}`,
    `(${base}) AND ${term}`,
    `${closed} AND ${term}`,
    `(${closed}) AND ${term}`,
  ];
  return candidates.find((candidate) => isMeaning(candidate, wanted)) ?? `(${base}) AND ${term}`;
}

/** In parentheses where it needs them to be one condition among others. */
function asTerm(clause: string): string {
  return parseQuery(clause).ast?.kind === 'or' && parseQuery(`a AND ${clause}`).clauses.length !== 2
    ? `(${clause})`
    : clause;
}

/** With its open quotes and parentheses closed, as their fixes say. */
function closedEnds(text: string): string {
  let closed = text;
  for (let round = 0; round < 100; round++) {
    const open = parseQuery(closed).diagnostics.find(({ from, to, fix }) => {
      const source = closed.slice(from, to);
      return fix !== undefined && /^[")]$/.test(fix.text.slice(source.length)) && fix.text.startsWith(source);
    });
    if (!open?.fix) return closed;
    closed = closed.slice(0, open.from) + open.fix.text + closed.slice(open.to);
  }
  return closed;
}

function meaningsOf(text: string): string[] {
  return parseQuery(text).clauses.map((node) => printedTerm(node));
}

function meaning({ node, negated }: Clause, turned: boolean): string {
  return printedTerm(negated !== turned ? { kind: 'not', child: node, from: 0, to: 0 } : node);
}

/** One term of an AND in canonical text. */
function printedTerm(node: QueryNode): string {
  const printed = printQuery(node);
  return node.kind === 'or' || node.kind === 'and' ? `(${printed})` : printed;
}

function isMeaning(text: string, terms: readonly string[]): boolean {
  const parsed = parseQuery(text);
  return isRunnable(parsed) && printQuery(parsed.ast) === printQuery(parseQuery(terms.join(' AND ')).ast);
}

/** From the AND before it, or to the AND behind it. */
function spanWithJoin(text: string, { from, to }: Clause): SourceSpan {
  const { tokens } = lexQuery(text);
  const next = tokens.find((token) => token.from >= to);
  const previous = tokens.findLast((token) => token.to <= from);
  if (previous?.kind === 'and') return { from: previous.from, to };
  return next?.kind === 'and' ? { from, to: next.to } : { from, to };
}

function joinAround(before: string, after: string): string {
  if (before.trim() === '') return before + after.trimStart();
  if (after.trim() === '') return before.trimEnd() + after;
  if (/\s$/.test(before)) return before + after.trimStart();
  return /^\s/.test(after) ? before + after : `${before} ${after}`;
}
