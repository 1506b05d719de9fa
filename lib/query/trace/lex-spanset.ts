import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import type { Comparison } from '../ast';
import type { QueryToken, RelationSign, SpansetToken, SpansetWord } from '../query-token';
import { skipSpace } from '../scan';
import { bodyEnd } from './body-end';
import { shiftDiagnostic, shiftToken } from './shift-place';

interface LexedPart {
  tokens: QueryToken[];
  diagnostics: QueryDiagnostic[];
}

const WORD = /(?:(has|parent|child|ancestor|descendant)|(count)\s*\(\s*span)\{/iy;
const RELATION = /(>>|<<|>|<)(?![=>])/y;
const NEXT_WORD = /(?:has|parent|child|ancestor|descendant)\{/iy;
const COMPARE = /(>=|=>|<=|=<|==|>|<|=|:)\s*([^\s(){}"]*)/y;
const SIGNS: Record<string, Comparison> = { '=>': '>=', '=<': '<=', '==': '=', ':': '=' };

/**
 * Reads `has{…}`, `parent{…} >`, `count(span{…}) > 5` at `from`; null when none of their words with its brace stands there.
 * @param lexInner reads what stands between the braces
 */
export function lexSpanset(
  text: string,
  from: number,
  lexInner: (inner: string) => LexedPart,
): (LexedPart & { to: number }) | null {
  const head = matchAt(WORD, text, from);
  if (!head) return null;
  const word = (head[1] ?? head[2] ?? '').toLowerCase() as SpansetWord;
  const bodyFrom = from + head[0].length;
  const close = bodyEnd(text, bodyFrom);
  const bodyTo = close < 0 ? text.length : close;
  const inner = lexInner(text.slice(bodyFrom, bodyTo));
  const tail = close < 0 ? null : { from: close, to: tailEnd(text, close, word) };
  const token: SpansetToken & { from: number; to: number } = {
    kind: 'spanset',
    word,
    head: { from, to: bodyFrom },
    tail,
    inner: inner.tokens.map((one) => shiftToken(one, bodyFrom)),
    from,
    to: tail?.to ?? text.length,
  };
  const diagnostics = inner.diagnostics.map((one) => shiftDiagnostic(one, bodyFrom));
  const sign = tail === null ? null : signBehind(text, token);
  return { tokens: sign ? [token, sign] : [token], diagnostics, to: sign?.to ?? token.to };
}

/** A count's parenthesis belongs to its brace. */
function tailEnd(text: string, close: number, word: SpansetWord): number {
  const after = skipSpace(text, close + 1);
  return word === 'count' && text[after] === ')' ? after + 1 : close + 1;
}

function signBehind(text: string, { word, to }: SpansetToken & { to: number }): QueryToken | null {
  const from = skipSpace(text, to);
  if (word === 'count') {
    const compare = matchAt(COMPARE, text, from);
    if (!compare) return null;
    const [all, sign = '', number = ''] = compare;
    return {
      kind: 'compare',
      sign: SIGNS[sign] ?? (sign as Comparison),
      number: number || null,
      from,
      to: from + all.trimEnd().length,
    };
  }
  const relation = matchAt(RELATION, text, from)?.[1];
  if (relation === undefined) return null;
  const end = from + relation.length;
  // `has{a} >5` has always been two conditions.
  if (word === 'has' && !matchAt(NEXT_WORD, text, skipSpace(text, end))) return null;
  return { kind: 'relation', sign: relation as RelationSign, from, to: end };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
