import type { MatchNode, Pattern, QueryNode, QueryValue, RangeBound, TraceAtom } from '../query/ast';
import { combineNodes } from '../query/combine-nodes';
import { isNothing } from '../query/words';
import type { BoardProblem } from './board-problem';
import { spellings, variableParts, variablesIn } from './variable-parts';

/** A query may have 500 terms in all. */
const MOST_TERMS = 500;

interface Replacing {
  text: string;
  /** Null: no such variable. */
  chosen: (name: string) => readonly string[] | null;
  problems: BoardProblem[];
}

/**
 * The tree with chosen values where variables stand: a value means itself letter by letter; several are joined by OR;
 * a condition on a variable with no choice is dropped as though it were not written. See README.md, "Variables".
 * @param text what the tree was parsed from: quoted and escaped `$name` are texts
 */
export function replaceVariables(
  ast: QueryNode | null,
  text: string,
  chosen: Replacing['chosen'],
): { ast: QueryNode | null; problems: BoardProblem[] } {
  const problems: BoardProblem[] = [];
  const replaced = ast && replace(ast, { text, chosen, problems });
  return { ast: replaced, problems };
}

function replace(node: QueryNode, on: Replacing): QueryNode | null {
  switch (node.kind) {
    case 'all':
      return node;
    case 'and':
    case 'or':
      return combineNodes(
        node.kind,
        node.children.flatMap((child) => replace(child, on) ?? []),
      );
    case 'atLeast':
      return { ...node, children: node.children.flatMap((child) => replace(child, on) ?? []) };
    case 'not': {
      const child = replace(node.child, on);
      return child && { ...node, child };
    }
    case 'trace': {
      const atom = replaceInAtom(node.atom, on);
      return atom && { ...node, atom };
    }
    case 'match':
      return replaceInMatch(node, on);
  }
}

/** `n>$least`, `service = $service`, `duration: $least`: not how the language takes a variable. */
function isComparison(written: string, before: string): boolean {
  return /[<>=:]\s*\$/.test(written) || /[<>=]\s*$/.test(before);
}

/** A trace that has a span of any kind is every trace: such a condition goes as well. */
function replaceInAtom(atom: TraceAtom, on: Replacing): TraceAtom | null {
  const inner = (span: QueryNode | null) => span && replace(span, on);
  if (atom.kind === 'relation') return { ...atom, above: inner(atom.above), below: inner(atom.below) };
  const span = inner(atom.span);
  if (atom.kind === 'has' && atom.span !== null && span === null) return null;
  return { ...atom, span };
}

function replaceInMatch(node: MatchNode, on: Replacing): QueryNode | null {
  const written = on.text.slice(node.value.from, node.value.to);
  const names = variablesIn(written.replace(/"(?:[^"\\]|\\.)*"|\\./gs, ' '));
  if (names.length === 0 || node.value.kind === 'regex') return node;
  const place = { from: node.value.from, to: node.value.to };
  const unknown = names.find((name) => on.chosen(name) === null);
  if (unknown !== undefined) {
    const message = `$${unknown} is no variable of this dashboard. Add it, or write the text in quotes.`;
    on.problems.push({ message, place });
    return node;
  }
  if (node.field === null && isComparison(written, on.text.slice(0, place.from))) {
    const message =
      'Read as text: write a colon before the sign, and no space, as in n:>$least or service:$service.';
    on.problems.push({ message, place });
    return node;
  }
  const values = valuesOf(node.value, (name) => on.chosen(name) ?? []);
  if (values === null) return null;
  if (values.length > MOST_TERMS) {
    on.problems.push({ message: `More than ${MOST_TERMS} combinations of values are chosen.`, place });
    return node;
  }
  const empty = values.find((value) => node.field === null && value.kind === 'text' && isNothing(value.text));
  if (empty?.kind === 'text') {
    const message = `There is nothing to search for in “${empty.text}”: put a field before the variable.`;
    on.problems.push({ message, place });
    return node;
  }
  return combineNodes(
    'or',
    values.map((value) => ({ ...node, value })),
  );
}

type Values = (name: string) => readonly string[];

/** Null: a variable with no choice stands in it. */
function valuesOf(value: QueryValue, values: Values): QueryValue[] | null {
  const { from, to } = value;
  switch (value.kind) {
    case 'text':
    case 'near':
    case 'fuzzy':
      return texts(value.text, values)?.map((text) => ({ kind: 'text', text, from, to })) ?? null;
    case 'wildcard':
      return (
        patterns(value.pattern, values)?.map((pattern) => ({ kind: 'wildcard', pattern, from, to })) ?? null
      );
    case 'range': {
      const mins = bounds(value.min, values);
      const maxs = bounds(value.max, values);
      if (mins === null || maxs === null) return null;
      return mins.flatMap((min) => maxs.map((max): QueryValue => ({ kind: 'range', min, max, from, to })));
    }
    default:
      return [value];
  }
}

function texts(text: string, values: Values): string[] | null {
  return spellings(variableParts(text), values, MOST_TERMS);
}

function patterns(pattern: Pattern, values: Values): Pattern[] | null {
  let found: Pattern[] = [[]];
  for (const part of pattern) {
    const next = 'wild' in part ? null : texts(part.text, values);
    if ('text' in part && next === null) return null;
    const choices: Pattern = next?.map((text) => ({ text })) ?? [part];
    found = found.flatMap((one) => choices.map((choice) => [...one, choice])).slice(0, MOST_TERMS + 1);
  }
  return found;
}

function bounds(bound: RangeBound | null, values: Values): (RangeBound | null)[] | null {
  if (bound === null) return [null];
  return texts(bound.text, values)?.map((text) => ({ ...bound, text })) ?? null;
}
