import { lexQuery } from '../../../query/lex';
import type { QueryToken } from '../../../query/query-token';

interface Part {
  text: string;
  /** How it is joined with the part before it. */
  joined: 'and' | 'or' | null;
  sign: 'require' | 'not' | null;
}

/**
 * A query of Lucene's syntax, in which parts without an operator are alternatives, in our words: there they would all
 * have to hold. `+a` has to hold then, `-b` must not, and alternatives beside a `+a` ask for nothing.
 * Source: Elasticsearch, query_string, `default_operator`.
 */
export function orJoined(text: string): string {
  const { tokens } = lexQuery(text, 'log');
  const hasTrees = tokens.some(({ kind }) => kind === 'spanset');
  return hasTrees ? text : new Rewriter(text, tokens).group();
}

class Rewriter {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly QueryToken[],
  ) {}

  group(): string {
    const parts: Part[] = [];
    let joined: Part['joined'] = null;
    let sign: Part['sign'] = null;
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      this.at++;
      if (token.kind === 'close') break;
      if (token.kind === 'and' || token.kind === 'or') joined = token.kind;
      else if (token.kind === 'require') sign = 'require';
      else if (token.kind === 'not') sign = sign === 'not' ? null : 'not';
      else {
        parts.push({ text: this.part(token), joined: parts.length === 0 ? null : joined, sign });
        joined = null;
        sign = null;
      }
    }
    return joinParts(parts);
  }

  private part(token: QueryToken): string {
    if (token.kind === 'open') return `(${this.group()})`;
    if (token.kind !== 'field') return this.text.slice(token.from, token.to);
    const next = this.tokens[this.at];
    if (next?.kind === 'open') {
      this.at++;
      return `${this.text.slice(token.from, token.to)}(${this.group()})`;
    }
    if (next?.kind !== 'value') return this.text.slice(token.from, token.to);
    this.at++;
    return this.text.slice(token.from, next.to);
  }
}

function joinParts(parts: readonly Part[]): string {
  const runs: Part[][] = [];
  for (const part of parts) {
    const run = part.joined === 'and' ? runs.at(-1) : undefined;
    if (run) run.push(part);
    else runs.push([part]);
  }
  const signed = (part: Part) => (part.sign === 'not' ? `NOT ${part.text}` : part.text);
  const single = (sign: Part['sign']) => runs.filter(([first, second]) => !second && first?.sign === sign);
  const required = single('require').flat().map(signed);
  const excluded = single('not').flat().map(signed);
  const optional = runs
    .filter((run) => run.length > 1 || run[0]?.sign === null)
    .map((run) => (run.length > 1 ? `(${run.map(signed).join(' AND ')})` : run.map(signed).join('')));
  if (required.length === 0 && excluded.length === 0) return optional.join(' OR ');
  const either = required.length === 0 && optional.length > 0 ? [`(${optional.join(' OR ')})`] : [];
  return [...either, ...required, ...excluded].join(' AND ');
}
