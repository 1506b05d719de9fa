import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaValue } from './formula-value';
import { namesIn, parseFormula } from './parse-formula';

const compute = (text: string, values: Record<string, number | null> = {}) => {
  const parsed = parseFormula(text);
  return 'node' in parsed
    ? formulaValue(parsed.node, (name) => values[name] ?? null)
    : parsed.problem.message;
};

describe('parseFormula and formulaValue', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 / 4 / 2', 1],
    ['2 - 3 - 4', -5],
    ['-2 - -3', 1],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['abs(-3) + round(2.5)', 6],
    ['min(3, 1, 2) + max(3, 1)', 4],
    ['a / b * 100', 25],
    ['1 / 0', null],
    ['0 / 0', null],
    ['missing + 1', null],
    ['min(missing, 1)', null],
    ['1e308 * 10', null],
  ])('%s is %s', (text, value) => expect(compute(text, { a: 1, b: 4 })).toBe(value));

  it('counts as JavaScript does', () => {
    const leaf = fc.oneof(fc.integer({ min: 0, max: 9 }).map(String), fc.constantFrom('a', 'b'));
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc
          .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
          .map((parts) => parts.join(' ')),
        tie('expression').map((inner) => `(${inner})`),
        fc
          .tuple(fc.constantFrom('abs', 'min', 'max'), tie('expression'))
          .map(([fn, inner]) => `${fn}(${inner})`),
      ),
    }));
    fc.assert(
      fc.property(
        expression.filter((text) => text.length < 500),
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -3, max: 3 }),
        (text, a, b) => {
          const run = new Function('a', 'b', 'abs', 'min', 'max', `return ${text}`);
          const value: number = run(a, b, Math.abs, Math.min, Math.max);
          // Through infinity JavaScript may come back to a number (1 / (1 / 0)); a formula does not.
          if (Number.isFinite(value) && !isThroughInfinity(text, a, b))
            expect(compute(text, { a, b })).toBe(value);
          else expect(compute(text, { a, b })).toBeNull();
        },
      ),
    );
  });

  it.each([
    ['', ''],
    ['a +', '+'],
    ['a b', 'b'],
    ['a + b (c)', 'b'],
    ['(a)(b)', '('],
    ['2a', 'a'],
    ['a % b', '%'],
    ['a == b', '=='],
    ['a ? b : c', '?'],
    ['a ** b', '*'],
    ['* a', '*'],
    ['"text" + a', '"'],
    ['a + total.sum', '.'],
    ['sqrt(a)', 'sqrt'],
    ['max(a) + ma(b)', 'ma'],
    ['round(a) + round(1, 2)', 'round'],
    ['a + min()', 'min'],
    ['min(a, )', ')'],
    ['(a, b)', ','],
    ['a × b', '×'],
    ['[a]', '['],
    ['!a', '!'],
    ['constructor(a)', 'constructor'],
    ['a + true', 'true'],
    ['(a', '('],
    ['a) + b', ')'],
    ['1e999', '1e999'],
  ])('refuses %s and points at %s', (text, part) => {
    const parsed = parseFormula(text);
    if (!('problem' in parsed)) throw new Error('refused');
    const { message, from, to } = parsed.problem;
    expect(message.length).toBeGreaterThan(5);
    expect(text.slice(from, to)).toBe(part);
  });

  it('points at the place that is wrong, not at the same text before it', () => {
    const parsed = parseFormula('max(a) + ma(b)');
    expect('problem' in parsed && parsed.problem.from).toBe(9);
    const second = parseFormula('round(a) + round(1, 2)');
    expect('problem' in second && second.problem.from).toBe(11);
  });

  it('never throws, and says where within the text', () => {
    const part = fc.constantFrom(
      'a',
      '1',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      ',',
      '.',
      '[',
      ']',
      '"',
      '?',
      ':',
      '%',
      'min',
      ' ',
      '=>',
      '`',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseFormula(text);
          if ('node' in parsed) return;
          // Where a place was found, the reader of formulas has nothing of its own to say.
          expect(parsed.problem.message).not.toBe('This is no formula.');
          expect(parsed.problem.from).toBeLessThanOrEqual(parsed.problem.to);
          expect(parsed.problem.to).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('refuses what is too long, and reads what is deep', () => {
    expect(compute(`1${' + 1'.repeat(200)}`)).toMatch(/500 characters/);
    expect(compute(`${'('.repeat(249)}1${')'.repeat(249)}`)).toBe(1);
  });

  it('says which names it asks for', () => {
    const parsed = parseFormula('max(a, -b) / (a + total)');
    expect('node' in parsed && [...namesIn(parsed.node)]).toEqual(['a', 'b', 'total']);
  });
});

/** Whether a division by zero stands anywhere in it. */
function isThroughInfinity(text: string, a: number, b: number): boolean {
  const divisions = text.replaceAll('/', '÷');
  return divisions !== text && compute(text, { a, b }) === null;
}
