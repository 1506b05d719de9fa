import jsep from 'jsep';
import {
  FORMULA_FUNCTIONS,
  type FormulaFunction,
  type FormulaProblem,
  formulaProblem,
} from './formula-problem';

/** A formula, read: numbers, names of queries and formulas before it, + - * / and functions. */
export type FormulaNode =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'negate'; child: FormulaNode }
  | { kind: 'operation'; sign: '+' | '-' | '*' | '/'; left: FormulaNode; right: FormulaNode }
  | { kind: 'call'; fn: FormulaFunction; args: FormulaNode[] };

export type ParsedFormula = { node: FormulaNode } | { problem: FormulaProblem };

/** Reads `errors / total * 100`. Never throws; at most 500 characters. */
export function parseFormula(expression: string): ParsedFormula {
  const problem = formulaProblem(expression);
  if (problem) return { problem };
  try {
    return { node: read(jsep(expression)) };
  } catch {
    return { problem: { message: 'This is no formula.', from: 0, to: expression.length } };
  }
}

/** The names it asks for. */
export function namesIn(node: FormulaNode): Set<string> {
  if (node.kind === 'name') return new Set([node.name]);
  const children =
    node.kind === 'number'
      ? []
      : node.kind === 'negate'
        ? [node.child]
        : node.kind === 'call'
          ? node.args
          : [node.left, node.right];
  return new Set(children.flatMap((child) => [...namesIn(child)]));
}

/** Throws for what `formulaProblem` lets nobody write. */
function read(node: jsep.Expression): FormulaNode {
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number') return { kind: 'number', value: node.value };
      break;
    case 'Identifier':
      return { kind: 'name', name: String(node.name) };
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression;
      if (operator === '+') return read(argument);
      if (operator === '-') return { kind: 'negate', child: read(argument) };
      break;
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/') break;
      return { kind: 'operation', sign: operator, left: read(left), right: read(right) };
    }
    case 'CallExpression': {
      const { callee, arguments: given } = node as jsep.CallExpression;
      const fn = FORMULA_FUNCTIONS.find((known) => known === callee.name);
      if (fn) return { kind: 'call', fn, args: given.map(read) };
    }
  }
  throw new Error(`no part of a formula: ${node.type}`);
}
