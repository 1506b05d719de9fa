export const FORMULA_FUNCTIONS = ['abs', 'min', 'max', 'round'] as const;
export type FormulaFunction = (typeof FORMULA_FUNCTIONS)[number];

/** `from` and `to`: the wrong characters of the expression. */
export interface FormulaProblem {
  message: string;
  from: number;
  to: number;
}

const LONGEST = 500;
const ALLOWED = 'A formula has numbers, names of queries, + - * / ( ), abs, min, max and round.';
const TOKEN =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_$][\w$]*)|(?<sign>[-+*/(),])|(?<odd>[^\s\w$+\-*/(),]+)/g;
/** Words that are no names where formulas are read. */
const WORDS = new Set(['true', 'false', 'null', 'this']);
const ONE_NUMBER = new Set(['abs', 'round']);

/** An open parenthesis; `name`: of the function that it stands behind. */
interface Open {
  at: Token;
  name: Token | null;
  commas: number;
}
interface Token {
  text: string;
  from: number;
  kind: 'number' | 'name' | 'sign' | 'odd';
}

/** The first thing that is wrong with a formula, and where; null: it can be read. At most 500 characters. */
export function formulaProblem(expression: string): FormulaProblem | null {
  if (expression.length > LONGEST)
    return { message: `A formula may have ${LONGEST} characters.`, from: LONGEST, to: expression.length };
  const open: Open[] = [];
  let before: Token | null = null;
  for (const token of tokensOf(expression)) {
    const message = wrongAt(token, before, open);
    if (message !== null) return typeof message === 'string' ? problem(message, token) : message;
    before = token;
  }
  if (before === null) return { message: `Nothing is written here. ${ALLOWED}`, from: 0, to: 0 };
  if (!isOperandEnd(before)) return problem(`Something is missing after ${before.text}. ${ALLOWED}`, before);
  const [left] = open;
  return left ? problem('This parenthesis is not closed.', left.at) : null;
}

/** Null: the token may stand there; a text: it is wrong; a problem: something before it is. */
function wrongAt(token: Token, before: Token | null, open: Open[]): string | FormulaProblem | null {
  const { kind, text } = token;
  const wantsOperand = before === null || !isOperandEnd(before);
  if (kind === 'odd' || WORDS.has(text)) return `${text} is no part of a formula. ${ALLOWED}`;
  if (text === '(') {
    const name = before?.kind === 'name' ? before : null;
    if (name && !FORMULA_FUNCTIONS.some((fn) => fn === name.text))
      return problem(`${name.text} is no function. ${ALLOWED}`, name);
    if (!wantsOperand && !name) return NO_SIGN;
    open.push({ at: token, name, commas: 0 });
    return null;
  }
  if (text === ')') return wrongClose(before, open.pop(), wantsOperand);
  if (text === ',') {
    const call = open.at(-1);
    if (!call?.name || wantsOperand) return `A comma stands between the numbers of min and max. ${ALLOWED}`;
    call.commas++;
    return null;
  }
  if (kind === 'sign')
    return wantsOperand && text !== '-' && text !== '+' ? `Nothing stands before ${text}.` : null;
  if (!wantsOperand) return NO_SIGN;
  return kind === 'number' && !Number.isFinite(Number(text)) ? `${text} is no number.` : null;
}

function wrongClose(before: Token | null, closed: Open | undefined, wantsOperand: boolean) {
  if (!closed) return 'No parenthesis is open here.';
  const { name, commas } = closed;
  if (name && (before === closed.at || (commas > 0 && ONE_NUMBER.has(name.text))))
    return problem(
      `${name.text} takes ${ONE_NUMBER.has(name.text) ? 'one number' : 'one number or more'}.`,
      name,
    );
  return wantsOperand ? `Something is missing before the parenthesis. ${ALLOWED}` : null;
}

/** Where a formula first asks for a query of that name; null: nowhere. */
export function namePlace(expression: string, name: string): { from: number; to: number } | null {
  const tokens = tokensOf(expression);
  const found = tokens.find(({ text }, at) => text === name && tokens[at + 1]?.text !== '(');
  return found ? { from: found.from, to: found.from + name.length } : null;
}

const NO_SIGN = `Two things without a sign between them. ${ALLOWED}`;

/** Whether a sign may follow. */
function isOperandEnd({ kind, text }: Token): boolean {
  return kind === 'number' || kind === 'name' || text === ')';
}

function tokensOf(expression: string): Token[] {
  return [...expression.matchAll(TOKEN)].map(({ 0: text, index, groups = {} }) => {
    const kind = groups.number ? 'number' : groups.name ? 'name' : groups.sign ? 'sign' : 'odd';
    return { text, from: index, kind };
  });
}

function problem(message: string, { from, text }: Token): FormulaProblem {
  return { message, from, to: from + text.length };
}
