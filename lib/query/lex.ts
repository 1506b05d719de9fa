import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { FieldName } from './ast';
import { BracketEnds } from './bracket-ends';
import { escapedStarRemark } from './escaped-star-remark';
import { isKnownField } from './explicit-field';
import { lexJsonMember } from './json-text';
import type { Assignment } from './lex-assignment';
import { type FieldHead, lexField } from './lex-field';
import { lexBracketRange, lexComparison } from './lex-range';
import { lexChunk, lexPhrase } from './lex-value';
import type { LexedValue } from './lexed-value';
import { nestedReading } from './nested-reading';
import { mergePairs } from './pairs-remark';
import type { QueryToken } from './query-token';
import { quoteValue } from './quote-value';
import { ignored, readAs, shortened } from './read-as';
import { chunkEnd, closingQuote, skipSpace } from './scan';
import { boostAt } from './term-suffix';
import { lexSpanset } from './trace/lex-spanset';
import type { QuerySignal } from './value-remark';

export interface LexedQuery {
  tokens: QueryToken[];
  diagnostics: QueryDiagnostic[];
}

const OPERATOR = /(AND|OR|NOT)(?=[\s()"]|$)/iy;
const KINDS = { AND: 'and', OR: 'or', NOT: 'not' } as const;

/** Cuts a query into tokens. Never throws; every character that is not white space is in a token or a diagnostic. */
export function lexQuery(text: string, signal: QuerySignal | null = null): LexedQuery {
  // Only spans make up traces. Braces in braces are read once more, to say that they cannot stand there.
  return lexNested(text, signal === 'span' ? 2 : 0);
}

function lexNested(text: string, braces: number): LexedQuery {
  const lexer = new Lexer(text, braces);
  lexer.run();
  return { tokens: lexer.tokens, diagnostics: lexer.diagnostics };
}

function lexWithPairs(text: string, braces: number): LexedQuery {
  const { tokens, diagnostics } = lexNested(text, braces);
  return { tokens, diagnostics: mergePairs(text, tokens, diagnostics) };
}

class Lexer {
  readonly tokens: QueryToken[] = [];
  readonly diagnostics: QueryDiagnostic[] = [];
  private at = 0;
  /** For each open parenthesis, the name of the `field:` it stands behind (or inside of); null without one. */
  private readonly groups: (string | null)[] = [];
  private readonly brackets: BracketEnds;

  constructor(
    private readonly text: string,
    private readonly braces: number,
  ) {
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
    if (this.where() || this.spanset()) return;
    const head = lexField(text, at, { inGroup: this.groups.length > 0, afterText: this.isAfterText });
    if (!head) {
      this.take(lexChunk(text, at, this.place(this.group)));
      return;
    }
    const { field, valueAt, assignment } = head;
    const negated = assignment?.negated === true && { negated: true as const };
    this.tokens.push({ kind: 'field', field, from: at, to: valueAt, ...negated });
    this.remarkOn(head);
    this.at = skipSpace(text, valueAt);
    if (!assignment) this.value(field.name);
    else this.assigned(assignment, field);
  }

  /** The value of `name = value`; the parser says how that is read. */
  private assigned({ quoted, to }: Assignment, field: FieldName): void {
    const from = this.at;
    if (quoted === null) this.value(field.name);
    else this.take({ value: { kind: 'text', text: quoted, from, to }, to });
  }

  private open(field = this.group): void {
    this.tokens.push({ kind: 'open', from: this.at, to: ++this.at });
    this.groups.push(field);
  }

  private close(): void {
    const { text, at } = this;
    const from = at;
    this.at++;
    if (this.groups.length === 0) {
      this.diagnostics.push(ignored('There is no parenthesis to close here: ignored.', from, this.at));
      return;
    }
    this.groups.pop();
    const boost = boostAt(text, this.at);
    const unknown = /^[~@]\d{1,9}(?=[\s)]|$)/.exec(text.slice(this.at, this.at + 12))?.[0];
    if (boost) {
      this.diagnostics.push(boost.diagnostic);
      this.at = boost.to;
    } else if (unknown) {
      const to = this.at + unknown.length;
      this.diagnostics.push(ignored(`${unknown} behind a group is not supported: ignored.`, this.at, to));
      this.at = to;
    }
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
    const [sign, next] = [text.charAt(at), text.charAt(at + 1)];
    const isArrow = next === '>' && !this.inFieldGroup;
    if (next === '' || /[\s)=]/.test(next) || isArrow || next === sign) return false;
    if (sign === '-' || sign === '!') this.push({ kind: 'not', word: false, from: at, to: at + 1 });
    else if (sign === '+') this.push({ kind: 'require', from: at, to: at + 1 });
    else return false;
    return true;
  }

  /** SQL's word before a condition that opens the query. */
  private where(): boolean {
    const { text, at } = this;
    if (this.tokens.length > 0 || !/^where\s/i.test(text.slice(at, at + 6))) return false;
    const head = lexField(text, skipSpace(text, at + 5));
    if (!head || (!head.assignment && !/[<>]/.test(text.charAt(head.valueAt)))) return false;
    const to = at + 5;
    this.diagnostics.push(
      ignored(`${text.slice(at, to)} is not needed before a condition: ignored.`, at, to),
    );
    this.at = to;
    return true;
  }

  /** `has{…}`: only right behind its word, so braces in a pasted text stay text. */
  private spanset(): boolean {
    const { text, at, braces } = this;
    if (braces === 0) return false;
    const lexed = lexSpanset(text, at, (inner) => lexWithPairs(inner, braces - 1));
    if (!lexed) return false;
    this.tokens.push(...lexed.tokens);
    this.diagnostics.push(...lexed.diagnostics);
    this.at = lexed.to;
    return true;
  }

  private phrase(): void {
    const { text, at } = this;
    const lexed = lexPhrase(text, at, this.place(this.group));
    const isMember = text[lexed.to] === ':' && text[lexed.to - 1] === '"' && lexed.to > at + 1;
    this.take(isMember ? lexJsonMember(text, at, lexed.to, this.place(null)) : lexed);
  }

  private value(field: string): void {
    const { text, at } = this;
    const character = text.charAt(at);
    const lenient = /\s/.test(text.charAt(at - 1)) && !isKnownField(field);
    const place = { ...this.place(field), lenient };
    OPERATOR.lastIndex = at;
    if (at >= text.length || character === ')' || OPERATOR.test(text)) return;
    if (character === '(') {
      this.open(field);
      return;
    }
    if (character === '"') {
      this.take(lexPhrase(text, at, place));
      return;
    }
    if (character === '<' || character === '>') {
      const compared = lexComparison(text, at, place.inGroup);
      this.take(compared.value === null && lenient ? lexChunk(text, at, place) : compared);
      return;
    }
    const range = character === '[' || character === '{' ? lexBracketRange(text, at) : null;
    const isRead = range !== null && !(lenient && range.value === null);
    this.take(isRead ? range : this.withNested(lexChunk(text, at, place), field));
  }

  /** KQL asks for members of one element by `field:{ … }`. */
  private withNested(lexed: LexedValue, field: string): LexedValue {
    const from = this.at;
    const text =
      this.text[from] === '{'
        ? nestedReading(field, this.text.slice(from, lexed.to), (inner) => lexQuery(inner).tokens)
        : null;
    const name = this.tokens.at(-1);
    if (text === null || name?.kind !== 'field') return lexed;
    const message = "KQL's { } is read as text: write the whole names of the fields.";
    const fix = { label: `Write ${shortened(text)}`, text };
    return { ...lexed, diagnostics: [{ severity: 'hint', message, from: name.from, to: lexed.to, fix }] };
  }

  private take(lexed: LexedValue): void {
    const { value, to, diagnostics = [], other } = lexed;
    if (value) this.tokens.push({ kind: 'value', value, from: this.at, to, ...(other && { other }) });
    this.diagnostics.push(...diagnostics);
    // A range that could not be read: the error says so, and the field does not ask for its value again.
    const last = this.tokens.at(-1);
    if (!value && last?.kind === 'field') this.tokens.pop();
    this.at = to;
  }

  private rangeWithoutField({ to }: LexedValue): void {
    const from = this.at;
    const raw = this.text.slice(from, to);
    const message = 'A range needs a field before it, for example duration:[1 TO 5]: read as text.';
    const fix = { label: 'Put it in quotes', text: quoteValue(raw) };
    const diagnostics: QueryDiagnostic[] = [{ severity: 'hint', message, from, to, fix }];
    this.take({ value: { kind: 'text', text: raw, from, to }, to, diagnostics });
  }

  private remarkOn({ field, valueAt, isUncertain }: FieldHead): void {
    if (isUncertain) this.uncertain(field.name, field.from, valueAt);
    const star = escapedStarRemark(this.text, field);
    if (star) this.diagnostics.push(star);
  }

  private uncertain(name: string, from: number, valueAt: number): void {
    const { text } = this;
    const at = skipSpace(text, valueAt);
    const quote = text[at] === '"' ? closingQuote(text, at) : -1;
    const to = quote > 0 ? quote + 1 : chunkEnd(text, at, this.groups.length > 0);
    this.diagnostics.push(readAs(`the field ${name}`, text.slice(from, to), from));
  }

  private place(field: string | null) {
    return { inGroup: this.groups.length > 0, field, brackets: this.brackets };
  }

  private get group(): string | null {
    return this.groups.at(-1) ?? null;
  }

  /** Right behind a word of free text, on its line. */
  private get isAfterText(): boolean {
    const last = this.tokens.at(-1);
    const isWord =
      last?.kind === 'value' && last.value.kind === 'text' && this.tokens.at(-2)?.kind !== 'field';
    return isWord && !this.text.slice(last.to, this.at).includes('\n');
  }

  private get inFieldGroup(): boolean {
    return this.group !== null;
  }

  private push(token: QueryToken): void {
    this.tokens.push(token);
    this.at = token.to;
  }
}
