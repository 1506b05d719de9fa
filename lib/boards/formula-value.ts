import type { FormulaNode } from './parse-formula';

/**
 * The formula's number; null where a part is null, it divides by zero, or no finite number comes out.
 * @param onZero called where it divides by zero
 */
export function formulaValue(
  node: FormulaNode,
  figureOf: (name: string) => number | null,
  onZero: () => void = () => {},
): number | null {
  const value = compute(node, figureOf, onZero);
  return value !== null && Number.isFinite(value) ? value : null;
}

function compute(
  node: FormulaNode,
  figureOf: (name: string) => number | null,
  onZero: () => void,
): number | null {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'name') return figureOf(node.name);
  if (node.kind === 'negate') {
    const value = compute(node.child, figureOf, onZero);
    return value === null ? null : -value;
  }
  if (node.kind === 'call') {
    const args: number[] = [];
    for (const arg of node.args) {
      const value = compute(arg, figureOf, onZero);
      if (value === null) return null;
      args.push(value);
    }
    return Math[node.fn](...(args as [number]));
  }
  const left = compute(node.left, figureOf, onZero);
  const right = compute(node.right, figureOf, onZero);
  if (left === null || right === null) return null;
  if (node.sign === '+') return left + right;
  if (node.sign === '-') return left - right;
  if (node.sign === '*') return left * right;
  if (right !== 0) return left / right;
  onZero();
  return null;
}
