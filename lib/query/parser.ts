import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { FieldName, MatchNode, QueryNode, QueryValue } from './ast';
import type { QueryToken } from './query-token';
import { quoteValue } from './quote-value';
import { isAnything } from './read-pattern';
import { type QuerySignal, valueRemark } from './value-remark';
import { wordsOf } from './words';

const MAX_DEPTH = 100;

/** Recursive descent over the tokens: or ← and ← not ← term. NOT binds tighter than AND, AND than OR. */
export class Parser {
  private at = 0;
  private depth = 0;
  private terms = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly QueryToken[],
    private readonly diagnostics: QueryDiagnostic[],
    private readonly maxTerms: number,
    private readonly signal: QuerySignal | null,
  ) {}

  parse(): QueryNode | null {
    const node = this.or(null);
    if (this.terms > this.maxTerms) {
      this.error(
        `A query may have ${this.maxTerms} terms; this one has ${this.terms}.`,
        0,
        this.text.length,
        {
          label: 'Search for it as one phrase',
          text: quoteValue(this.text.trim()),
        },
      );
    }
    return node;
  }

  private or(field: FieldName | null): QueryNode | null {
    const children: QueryNode[] = [];
    for (;;) {
      const child = this.and(field);
      if (child) children.push(child);
      const token = this.peek();
      if (token?.kind !== 'or') return combine('or', children);
      this.at++;
    }
  }

  private and(field: FieldName | null): QueryNode | null {
    const children: QueryNode[] = [];
    // What is ignored with a hint, `()` or `"-"`, is something to join all the same.
    let hasLeft = false;
    for (;;) {
      const token = this.peek();
      if (!token || token.kind === 'close') break;
      if (token.kind === 'or' && this.isOperator(token, hasLeft)) break;
      if (token.kind === 'and' && this.isOperator(token, hasLeft)) {
        this.at++;
        continue;
      }
      hasLeft ||= token.kind !== 'and' && token.kind !== 'or';
      const child = this.unary(field);
      if (child) children.push(child);
    }
    return combine('and', children);
  }

  /** Whether `and` / `or` joins two things here. A lower-case one that does not is a word; others are an error, skipped. */
  private isOperator(token: QueryToken & { word: boolean }, hasLeft: boolean): boolean {
    const next = this.tokens[this.at + 1];
    const hasRight = next !== undefined && next.kind !== 'close' && next.kind !== 'and' && next.kind !== 'or';
    if (hasLeft && hasRight) {
      if (token.word && token.kind === 'or') this.wordHint(token);
      return true;
    }
    return false;
  }

  private unary(field: FieldName | null): QueryNode | null {
    const start = this.peek();
    let negated = false;
    for (;;) {
      const token = this.peek();
      if (token?.kind === 'require') this.at++;
      else if (token?.kind === 'not') {
        const next = this.tokens[this.at + 1];
        if (!next || next.kind === 'close' || next.kind === 'and' || next.kind === 'or') {
          return this.dangling(token, field);
        }
        if (token.word) this.wordHint(token);
        this.at++;
        negated = !negated;
      } else break;
    }
    const child = this.primary(field);
    if (!child || !negated) return child;
    return { kind: 'not', child, from: start?.from ?? child.from, to: child.to };
  }

  private primary(field: FieldName | null): QueryNode | null {
    const token = this.peek();
    if (!token) return null;
    if (token.kind === 'open') return this.group(field);
    if (token.kind === 'field') return this.fieldTerm(token);
    if (token.kind === 'and' || token.kind === 'or') return this.dangling(token, field);
    if (token.kind !== 'value') return null;
    this.at++;
    return this.match(field, token.value, token.from);
  }

  private group(field: FieldName | null): QueryNode | null {
    const open = this.tokens[this.at++];
    if (!open) return null;
    if (this.depth >= MAX_DEPTH) return this.tooDeep(open);
    this.depth++;
    const node = this.or(field);
    this.depth--;
    const close = this.peek();
    if (close?.kind === 'close') this.at++;
    else {
      this.error('This parenthesis is not closed.', open.from, open.to, {
        label: 'Close it at the end',
        text: `${this.text.slice(open.from).trimEnd()})`,
        to: this.text.length,
      });
    }
    const to = close?.to ?? this.text.length;
    if (!node) {
      const fix = { label: 'Remove it', text: '' };
      this.diagnostics.push({
        severity: 'hint',
        message: 'Nothing is in these parentheses: ignored.',
        from: open.from,
        to,
        fix,
      });
      return null;
    }
    return { ...node, from: open.from, to };
  }

  private fieldTerm(token: QueryToken & { kind: 'field' }): QueryNode | null {
    this.at++;
    const next = this.peek();
    if (next?.kind === 'open') {
      const node = this.group(token.field);
      return node && { ...node, from: token.from };
    }
    if (next?.kind === 'value') {
      this.at++;
      return this.match(token.field, next.value, token.from);
    }
    const name = this.text.slice(token.field.from, token.field.to);
    this.error(`${name} has no value.`, token.from, token.field.to + 1, {
      label: `Find all that have ${name}`,
      text: `${name}:*`,
    });
    return null;
  }

  private match(field: FieldName | null, value: QueryValue, from: number): QueryNode | null {
    this.terms++;
    const { to } = value;
    if (field?.name === '_exists_' && value.kind === 'text') {
      const named = { name: value.text, pattern: null, from: value.from, to: value.to };
      return { kind: 'match', field: named, value: { kind: 'exists', from, to }, from, to };
    }
    const anyField = field === null || (field.pattern !== null && isAnything(field.pattern));
    if (value.kind === 'exists' && anyField) return { kind: 'all', from, to };
    const target = anyField && value.kind !== 'range' ? null : field;
    const node: MatchNode = { kind: 'match', field: target, value, from, to };
    const remark = valueRemark(node, this.signal);
    if (remark) this.diagnostics.push({ ...remark, from: value.from, to });
    if (node.field === null && value.kind === 'text' && isNothing(value.text)) {
      const fix = { label: 'Remove it', text: '' };
      const message = `There is nothing to search for in ${this.text.slice(from, to)}: ignored.`;
      this.diagnostics.push({ severity: 'hint', message, from, to, fix });
      return null;
    }
    return node;
  }

  /** An operator with nothing to work on. */
  private dangling(
    token: QueryToken & { kind: 'and' | 'or' | 'not' },
    field: FieldName | null,
  ): QueryNode | null {
    this.at++;
    const { from, to } = token;
    const word = this.text.slice(from, to);
    if (token.word) {
      const message = `${word} is read as a word.`;
      this.diagnostics.push({ severity: 'hint', message, from, to });
      return this.match(field, { kind: 'text', text: word, from, to }, from);
    }
    const what = token.kind === 'not' ? 'exclude' : 'join';
    this.error(`${word} has nothing to ${what} here.`, from, to, { label: `Remove ${word}`, text: '' });
    return null;
  }

  private wordHint(token: QueryToken): void {
    const word = this.text.slice(token.from, token.to);
    this.diagnostics.push({
      severity: 'hint',
      message: `${word} is read as the operator ${word.toUpperCase()}.`,
      from: token.from,
      to: token.to,
      fix: { label: `Search for the word ${word}`, text: `"${word}"` },
    });
  }

  private tooDeep(open: QueryToken): null {
    this.error(`Parentheses may be nested ${MAX_DEPTH} deep.`, open.from, open.to);
    for (let depth = 1; depth > 0 && this.at < this.tokens.length; this.at++) {
      const kind = this.tokens[this.at]?.kind;
      if (kind === 'open') depth++;
      else if (kind === 'close') depth--;
    }
    return null;
  }

  private peek(): QueryToken | undefined {
    return this.tokens[this.at];
  }

  private error(
    message: string,
    from: number,
    to: number,
    fix?: { label: string; text: string; to?: number },
  ): void {
    const place = { severity: 'error' as const, message, from, to: fix?.to ?? to };
    this.diagnostics.push(fix ? { ...place, fix: { label: fix.label, text: fix.text } } : place);
  }
}

/** White space and ASCII punctuation: what stands between words when people paste. */
function isNothing(text: string): boolean {
  return wordsOf(text).length === 0 && /^[\s!-/:-@[-`{-~]*$/.test(text);
}

function combine(kind: 'and' | 'or', children: QueryNode[]): QueryNode | null {
  const [first] = children;
  const last = children.at(-1);
  if (!first || !last) return null;
  if (children.length === 1) return first;
  const flat = children.flatMap((child) => (child.kind === kind ? child.children : [child]));
  return { kind, children: flat, from: first.from, to: last.to };
}
