type Kind =
  | 'and'
  | 'or'
  | 'modifier'
  | 'open'
  | 'close'
  | 'colon'
  | 'boost'
  | 'fuzzy'
  | 'quoted'
  | 'regex'
  | 'range'
  | 'star'
  | 'term'
  | 'end';

interface Token {
  kind: Kind;
  text: string;
  at: number;
}

const START = String.raw`(?:[^\s\u3000+\-!():^[\]"{}~*?\\/]|\\[\s\S])`;
const CHAR = `(?:${START}|[-+])`;
/** In the order of Lucene's tokens; where two fit, the longer one is meant. */
const TOKENS: readonly [Kind, RegExp][] = [
  ['and', /&&|AND(?=[\s()]|$)/y],
  ['or', /\|\||OR(?=[\s()]|$)/y],
  ['term', /[-+!](?=\s)/y],
  ['modifier', /[-+!]|NOT(?=[\s()]|$)/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['colon', /:/y],
  ['boost', /\^\d+(?:\.\d+)?/y],
  ['fuzzy', /~(?:\d+(?:\.\d+)?)?/y],
  ['quoted', /"(?:[^"\\]|\\[\s\S])*"/y],
  ['regex', /\/(?:[^/\\]|\\[\s\S])*\//y],
  [
    'range',
    /[[{]\s*(?:"(?:[^"\\]|\\[\s\S])*"|[^\s\]}]+)(?:\s+TO)?\s+(?:"(?:[^"\\]|\\[\s\S])*"|[^\s\]}]+)\s*[\]}]/y,
  ],
  ['star', /\*(?=:|[\s()^~]|$)/y],
  ['term', new RegExp(`(?:${START}|[*?])(?:${CHAR}|[*?])*`, 'uy')],
];
const MAX_DEPTH = 100;

/**
 * Why Lucene's classic query parser could not read a query, in about its words; null when it could.
 * Source: Lucene, queryparser/classic/QueryParser.jj.
 */
export function luceneSyntaxProblem(text: string): string | null {
  try {
    new Syntax(text).query(0, 'end');
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

class Problem extends Error {}

class Syntax {
  private next: Token;

  constructor(private readonly text: string) {
    this.next = this.read(0);
  }

  /** `[modifier] clause ([and|or] [modifier] clause)*` up to its end. */
  query(depth: number, end: 'end' | 'close'): void {
    if (depth > MAX_DEPTH) throw new Problem(`too many nested parentheses at column ${this.next.at}.`);
    let isFirst = true;
    while (isFirst || this.next.kind !== end) {
      if (!isFirst && (this.next.kind === 'and' || this.next.kind === 'or')) this.take();
      if (this.next.kind === 'modifier') this.take();
      this.clause(depth);
      isFirst = false;
    }
    if (end === 'close') this.take();
  }

  private clause(depth: number): void {
    const first = this.take();
    if ((first.kind === 'term' || first.kind === 'star') && this.next.kind === 'colon') {
      this.take();
      this.value(this.take(), depth);
    } else this.value(first, depth);
  }

  private value(token: Token, depth: number): void {
    if (token.kind === 'open') this.query(depth + 1, 'close');
    else if (!['term', 'star', 'quoted', 'regex', 'range'].includes(token.kind)) throw this.unexpected(token);
    for (const kind of ['fuzzy', 'boost', 'fuzzy']) if (this.next.kind === kind) this.take();
  }

  private take(): Token {
    const taken = this.next;
    if (taken.kind !== 'end') this.next = this.read(taken.at + taken.text.length);
    return taken;
  }

  private read(from: number): Token {
    let at = from;
    while (/[\s\u3000]/.test(this.text.charAt(at))) at++;
    if (at >= this.text.length) return { kind: 'end', text: '', at };
    for (const [kind, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const found = pattern.exec(this.text)?.[0];
      if (found !== undefined) return { kind, text: found, at };
    }
    throw new Problem(
      `Cannot parse '${this.text.slice(0, 200)}': Lexical error at line 1, column ${at + 1}.  Encountered: "${this.text.charAt(at)}"`,
    );
  }

  private unexpected({ kind, text, at }: Token): Problem {
    const met = kind === 'end' ? '<EOF>' : `"${text.slice(0, 50)}"`;
    return new Problem(
      `Cannot parse '${this.text.slice(0, 200)}': Encountered ${met} at line 1, column ${at}.`,
    );
  }
}
