import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { BracketEnds } from './bracket-ends';
import { lexField } from './lex-field';
import { type LexedValue, lexBracketRange, lexComparison } from './lex-range';
import { lexChunk, lexPhrase } from './lex-value';
import type { QueryToken } from './query-token';
import { quoteValue } from './quote-value';
import { chunkEnd, skipSpace } from './scan';

export interface LexedQuery {
  tokens: QueryToken[];
  diagnostics: QueryDiagnostic[];
}

const OPERATOR = /(AND|OR|NOT)(?=[\s()"]|$)/iy;
const KINDS = { AND: 'and', OR: 'or', NOT: 'not' } as const;

/** Cuts a query into tokens. Never throws; every character that is not white space is in a token or a diagnostic. */
export function lexQuery(text: string): LexedQuery {
  const lexer = new Lexer(text);
  lexer.run();
  return { tokens: lexer.tokens, diagnostics: lexer.diagnostics };
}

class Lexer {
  readonly tokens: QueryToken[] = [];
  readonly diagnostics: QueryDiagnostic[] = [];
  private at = 0;
  /** For each open parenthesis, whether it stands behind `field:` (or inside one that does). */
  private readonly groups: boolean[] = [];

  private readonly brackets: BracketEnds;

  constructor(private readonly text: string) {
    this.brackets = new BracketEnds(text);
  }

  run(): void {
    for (;;) {
      this.at = skipSpace(this.text, this.at);
      if (this.at >= this.text.length) return;
      this.next();
    }
  }

  private next(): void {
    const { text, at } = this;
    const character = text.charAt(at);
    if (character === '(') {
      this.open();
      return;
    }
    if (character === ')') {
      this.close();
      return;
    }
    if (this.operator()) return;
    if (character === '"') {
      this.phrase();
      return;
    }
    if (character === '[' || character === '{') {
      const range = lexBracketRange(text, at);
      if (range) {
        if (this.inFieldGroup) this.take(range);
        else this.rangeWithoutField(range);
        return;
      }
    }
    if ((character === '<' || character === '>') && this.inFieldGroup) {
      this.take(lexComparison(text, at, true));
      return;
    }
    const head = lexField(text, at);
    if (!head) {
      this.take(lexChunk(text, at, this.chunkOptions(false)));
      return;
    }
    this.tokens.push({ kind: 'field', field: head.field, from: at, to: head.valueAt });
    if (head.isUncertain) this.uncertain(head.field.name, at);
    this.at = skipSpace(text, head.valueAt);
    this.value();
  }

  private open(ofField = false): void {
    this.tokens.push({ kind: 'open', from: this.at, to: ++this.at });
    this.groups.push(ofField || this.inFieldGroup);
  }

  private close(): void {
    const from = this.at++;
    if (this.groups.length === 0) {
      this.diagnostics.push({
        severity: 'hint',
        message: 'There is no parenthesis to close here: ignored.',
        from,
        to: this.at,
        fix: { label: 'Remove it', text: '' },
      });
      return;
    }
    this.groups.pop();
    this.tokens.push({ kind: 'close', from, to: this.at });
  }

  private operator(): boolean {
    const { text, at } = this;
    OPERATOR.lastIndex = at;
    const word = OPERATOR.exec(text)?.[1];
    if (word !== undefined) {
      const upper = word.toUpperCase() as keyof typeof KINDS;
      this.push({ kind: KINDS[upper], word: word !== upper, from: at, to: at + word.length });
      return true;
    }
    const pair = text.slice(at, at + 2);
    if (pair === '&&' || pair === '||') {
      this.push({ kind: pair === '&&' ? 'and' : 'or', word: false, from: at, to: at + 2 });
      return true;
    }
    // A sign belongs to the term it stands before; alone, doubled (`--flag`) or in an arrow it is text.
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    if (next === '' || /[\s)=>]/.test(next) || next === sign) return false;
    if (sign === '-' || sign === '!') this.push({ kind: 'not', word: false, from: at, to: at + 1 });
    else if (sign === '+') this.push({ kind: 'require', from: at, to: at + 1 });
    else return false;
    return true;
  }

  private phrase(): void {
    const { text, at } = this;
    const lexed = lexPhrase(text, at);
    if (!lexed.diagnostic && text[lexed.to] === ':') {
      this.jsonMember(lexed);
      return;
    }
    this.take(lexed);
    const suffix = /^[~^]\d*(\.\d+)?(?=[\s)]|$)/.exec(text.slice(this.at, this.at + 12))?.[0];
    if (!lexed.diagnostic && suffix) {
      const from = this.at;
      this.at += suffix.length;
      const message = `${suffix} is not supported: ignored.`;
      this.diagnostics.push({
        severity: 'hint',
        message,
        from,
        to: this.at,
        fix: { label: 'Remove it', text: '' },
      });
    }
  }

  /** `"status": "error",` pasted from JSON: the words of both, one after the other. */
  private jsonMember(name: LexedValue): void {
    const { text, at } = this;
    const valueAt = skipSpace(text, name.to + 1);
    const isPhrase = text[valueAt] === '"';
    const valueEnd = isPhrase ? lexPhrase(text, valueAt).to : chunkEnd(text, valueAt, this.groups.length > 0);
    const to = chunkEnd(text, valueEnd, this.groups.length > 0);
    const raw = text.slice(at, to);
    const key = text.slice(at + 1, name.to - 1);
    const value = text.slice(valueAt, valueEnd).replace(/,$/, '');
    const hasFix = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(key) && /^("[^"\\]*"|[\p{L}\p{N}_.]+)$/u.test(value);
    this.take({ value: { kind: 'text', text: raw, from: at, to }, to });
    this.diagnostics.push({
      severity: 'hint',
      message: 'JSON is read as text.',
      from: at,
      to,
      ...(hasFix && { fix: { label: `Search the field: ${key}:${value}`, text: `${key}:${value}` } }),
    });
  }

  private value(): void {
    const { text, at } = this;
    const character = text.charAt(at);
    const options = this.chunkOptions(true);
    OPERATOR.lastIndex = at;
    // The parser says what is missing.
    if (at >= text.length || character === ')' || OPERATOR.test(text)) return;
    if (character === '(') {
      this.open(true);
      return;
    }
    if (character === '"') {
      this.take(lexPhrase(text, at));
      return;
    }
    if (character === '<' || character === '>') {
      this.take(lexComparison(text, at, options.inGroup));
      return;
    }
    const range = character === '[' || character === '{' ? lexBracketRange(text, at) : null;
    this.take(range ?? lexChunk(text, at, options));
  }

  private take(lexed: LexedValue): void {
    const { value, to, diagnostic } = lexed;
    if (value) this.tokens.push({ kind: 'value', value, from: this.at, to });
    if (diagnostic) this.diagnostics.push(diagnostic);
    // A range that could not be read: the error says so, and the field does not ask for its value again.
    const last = this.tokens.at(-1);
    if (!value && last?.kind === 'field') this.tokens.pop();
    this.at = to;
  }

  private rangeWithoutField({ to }: LexedValue): void {
    const from = this.at;
    const message = 'A range needs a field before it, for example duration:[1 TO 5].';
    const fix = { label: 'Search for it as text', text: quoteValue(this.text.slice(from, to)) };
    this.diagnostics.push({ severity: 'error', message, from, to, fix });
    this.at = to;
  }

  private uncertain(name: string, from: number): void {
    const to = chunkEnd(this.text, skipSpace(this.text, this.at + name.length + 1), this.groups.length > 0);
    this.diagnostics.push({
      severity: 'hint',
      message: `Read as the field ${name}.`,
      from,
      to,
      fix: { label: 'Search for it as text', text: quoteValue(this.text.slice(from, to)) },
    });
  }

  private chunkOptions(isFieldValue: boolean) {
    return { inGroup: this.groups.length > 0, isFieldValue, brackets: this.brackets };
  }

  private get inFieldGroup(): boolean {
    return this.groups.at(-1) === true;
  }

  private push(token: QueryToken): void {
    this.tokens.push(token);
    this.at = token.to;
  }
}
