import type { QueryNode } from '@/lib/query/ast';
import {
  appendClause,
  type Clause,
  listClauses,
  negateClause,
  removeClause,
  replaceClause,
} from '@/lib/query/clauses';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';

/** A query with what is kept beside it: conditions that stay (`pin`) and conditions put aside (`off`), as texts. */
export interface PillState {
  q: string;
  pin: readonly string[];
  off: readonly string[];
}

/** One condition as it is shown. */
export interface Pill {
  /** The condition as it is written, with its negation. */
  text: string;
  /** Null: words anywhere. */
  field: string | null;
  /** Between field and value: `:`, or nothing. */
  value: string;
  negated: boolean;
  pinned: boolean;
  /** Put aside: it does not run. */
  disabled: boolean;
  /** Its place among the conditions of the query, or among those put aside. */
  index: number;
}

/** The conditions that run in their order, then those put aside. */
export function listPills({ q, pin, off }: PillState): Pill[] {
  const pinned = new Set(pin.map(canonical));
  const running = listClauses(q).map((clause, index) =>
    pillOf(clause, q.slice(clause.from, clause.to), { index, disabled: false, pinned }),
  );
  const aside = off.flatMap((text, index) => {
    const [clause, ...more] = listClauses(text);
    return clause && more.length === 0 ? [pillOf(clause, text, { index, disabled: true, pinned })] : [];
  });
  return [...running, ...aside];
}

export function disablePill(state: PillState, { index, text }: Pill): PillState {
  return { ...state, q: removeClause(state.q, index), off: [...without(state.off, text), text] };
}

export function enablePill(state: PillState, { index, text }: Pill): PillState {
  const has = listClauses(state.q).some(({ from, to }) => isSame(state.q.slice(from, to), text));
  return { ...state, q: has ? state.q : appendClause(state.q, text), off: state.off.toSpliced(index, 1) };
}

export function togglePin(state: PillState, { text, pinned }: Pill): PillState {
  return { ...state, pin: pinned ? without(state.pin, text) : [...state.pin, text] };
}

export function removePill(state: PillState, { index, text, disabled }: Pill): PillState {
  const pin = without(state.pin, text);
  if (disabled) return { ...state, pin, off: state.off.toSpliced(index, 1) };
  return { ...state, pin, q: removeClause(state.q, index) };
}

export function negatePill(state: PillState, pill: Pill): PillState {
  return replacePill(state, pill, negateClause(pill.text, 0));
}

/** Puts another condition in its place; an empty one removes it. A pin goes with it. */
export function replacePill(state: PillState, pill: Pill, text: string): PillState {
  const { index, disabled } = pill;
  if (text.trim() === '') return removePill(state, pill);
  const pin = state.pin.map((one) => (isSame(one, pill.text) ? text : one));
  if (disabled) return { ...state, pin, off: state.off.with(index, text) };
  return { ...state, pin, q: replaceClause(state.q, index, text) };
}

/**
 * A new query that replaces the one of the state, with the pinned conditions that it lacks. One that was changed by hand
 * (another condition on the same field is new) stays pinned as it is now.
 */
export function keepPinned(state: PillState, next: string): PillState {
  const before = new Set(textsOf(state.q).map(canonical));
  let q = next;
  const pin = state.pin.map((pinned) => {
    const isThere = textsOf(q).some((text) => isSame(text, pinned));
    if (isThere || state.off.some((text) => isSame(text, pinned))) return pinned;
    const field = fieldOf(pinned);
    const changed = textsOf(next).find(
      (text) => field !== null && fieldOf(text) === field && !before.has(canonical(text)),
    );
    if (changed === undefined) q = appendClause(q, pinned);
    return changed ?? pinned;
  });
  return { ...state, q, pin };
}

function pillOf(
  { node, negated, label }: Clause,
  text: string,
  { index, disabled, pinned }: { index: number; disabled: boolean; pinned: ReadonlySet<string> },
): Pill {
  const field = singleField(node);
  // What is typed behind the field, so that a pill looks like the query.
  const value = field === null ? label : label.replace(/^[^:<>]*:?\s*/, '');
  return { text, field, value, negated, pinned: pinned.has(canonical(text)), disabled, index };
}

/** The one field a condition is about, as it is typed; null where there are several or none. */
function singleField(node: QueryNode): string | null {
  if (node.kind === 'match') return node.field?.name ?? null;
  if (node.kind === 'all' || node.kind === 'trace') return null;
  const children = node.kind === 'not' ? [node.child] : node.children;
  const names = new Set(children.map(singleField));
  const [name] = names;
  // Conditions on one field that are joined with its name said each time are shown as they are written.
  return names.size === 1 && name !== undefined && startsTogether(node) ? name : null;
}

/** `level:(a OR b)`: the field stands once, before all values. */
function startsTogether(node: QueryNode): boolean {
  if (node.kind === 'match' || node.kind === 'all' || node.kind === 'trace') return true;
  const children = node.kind === 'not' ? [node.child] : node.children;
  return children.every((child) => child.kind !== 'match' || (child.field?.from ?? -1) === node.from);
}

function fieldOf(text: string): string | null {
  const [clause] = listClauses(text);
  return clause ? singleField(clause.node) : null;
}

function textsOf(q: string): string[] {
  return listClauses(q).map(({ from, to }) => q.slice(from, to));
}

function without(texts: readonly string[], text: string): string[] {
  return texts.filter((one) => !isSame(one, text));
}

function isSame(a: string, b: string): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** However it is spelt. */
function canonical(text: string): string {
  return printQuery(parseQuery(text).ast);
}
