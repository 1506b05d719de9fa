import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { assignmentRemark, isAssignment } from './assignment-remark';
import type { FieldName, MatchNode, QueryNode, QueryValue, SourceSpan } from './ast';
import { combineNodes } from './combine-nodes';
import { isKnownField } from './explicit-field';
import { namedField } from './named-field';
import { notRemark, numberListRemark, spokenNotRemark, unclosedRemark, wordRemark } from './operator-remarks';
import { patternRemark } from './pattern-remark';
import { behindGroup, isWrittenGroup, type QueryToken } from './query-token';
import { ignored } from './read-as';
import { isAnything } from './read-pattern';
import { isWrittenList, tooLongRemark } from './too-long-remark';
import { readSpanset } from './trace/read-spanset';
import { type QuerySignal, valueRemark } from './value-remark';
import { isNothing } from './words';

const MAX_DEPTH = 100;

/** Recursive descent over the tokens: or ← and ← not ← term. NOT binds tighter than AND, AND than OR. */
export class Parser {
  private at = 0;
  private depth = 0;
  private terms = 0;
  /** A text too long to be asked for whole: its first words are. */
  private readonly isPasted: boolean;
  /** What all results must meet, one by one; the whole query where OR joins its parts. */
  clauses: readonly QueryNode[] = [];
  /** Set when there are more terms than a query may have. */
  tooLong: QueryDiagnostic | null = null;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly QueryToken[],
    private readonly diagnostics: QueryDiagnostic[],
    private readonly maxTerms: number,
    private readonly signal: QuerySignal | null,
    private readonly isInBraces = false,
  ) {
    this.isPasted = tokens.length > maxTerms && !isWrittenList(tokens);
  }

  parse(): QueryNode | null {
    const node = this.or(null);
    if (this.terms > this.maxTerms)
      this.tooLong = tooLongRemark(this.text, this.terms, this.maxTerms, this.isPasted);
    return node;
  }

  private or(field: FieldName | null): QueryNode | null {
    const children: QueryNode[] = [];
    let joined: readonly QueryNode[] = [];
    for (;;) {
      const parts = this.and(field);
      const child = combineNodes('and', parts);
      if (child) {
        children.push(child);
        joined = parts;
      }
      const token = this.peek();
      if (token?.kind !== 'or') break;
      this.at++;
    }
    const node = combineNodes('or', children);
    if (this.depth === 0) this.clauses = children.length > 1 && node ? [node] : joined;
    return node;
  }

  private and(field: FieldName | null): QueryNode[] {
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
      const child = this.spokenNot(token, field) ?? this.unary(field);
      if (child) children.push(child);
    }
    return children;
  }

  private spokenNot(token: QueryToken, field: FieldName | null): QueryNode | null {
    const { text, tokens, at } = this;
    const before = tokens[at - 1];
    const isFree =
      before?.kind === 'value' && tokens[at - 2]?.kind !== 'field' && tokens[at + 1]?.kind === 'value';
    if (token.kind !== 'not' || !token.word || !isFree) return null;
    this.at++;
    this.remark(spokenNotRemark(text, token));
    const { from, to } = token;
    return this.match(field, { kind: 'text', text: text.slice(from, to), from, to }, from);
  }

  /** Whether `and` / `or` joins two things here. A lower-case one that does not is a word; others are an error, skipped. */
  private isOperator(token: QueryToken & { word: boolean }, hasLeft: boolean): boolean {
    const next = this.tokens[this.at + 1];
    const hasRight = next !== undefined && next.kind !== 'close' && next.kind !== 'and' && next.kind !== 'or';
    if (!hasLeft || !hasRight) return false;
    if (token.word && token.kind === 'or') this.remark(wordRemark(this.text, token));
    return true;
  }

  private unary(field: FieldName | null): QueryNode | null {
    const start = this.peek();
    let negated = false;
    let child: QueryNode | null | undefined;
    for (let token = start; token?.kind === 'require' || token?.kind === 'not'; token = this.peek()) {
      const next = this.tokens[this.at + 1];
      const hasTerm = next && next.kind !== 'close' && next.kind !== 'and' && next.kind !== 'or';
      if (token.kind === 'not' && !hasTerm) {
        child = this.dangling(token, field);
        break;
      }
      if (token.kind === 'not') {
        this.remark(notRemark(this.text, token, next, field !== null));
        negated = !negated;
      }
      this.at++;
    }
    if (child === undefined) child = this.primary(field);
    if (!child || !start) return child;
    if (negated && child.kind === 'not') return { ...child.child, from: start.from, to: child.to };
    if (negated) return { kind: 'not', child, from: start.from, to: child.to };
    return start.kind === 'require' || start.kind === 'not' ? { ...child, from: start.from } : child;
  }

  private primary(field: FieldName | null): QueryNode | null {
    const token = this.peek();
    if (!token) return null;
    if (token.kind === 'open') return this.group(field);
    if (token.kind === 'field') return this.fieldTerm(token);
    if (token.kind === 'spanset') return this.spanset(field);
    if (token.kind === 'and' || token.kind === 'or') return this.dangling(token, field);
    if (token.kind === 'close') return null;
    this.at++;
    return token.kind === 'value' ? this.match(field, token.value, token.from, token.other) : null;
  }

  /** `has{…}`, `parent{…} > child{…}`, `count(span{…}) > 5`. */
  private spanset(field: FieldName | null): QueryNode | null {
    const { text, tokens, diagnostics, signal } = this;
    const { node, next } = readSpanset(tokens, this.at, {
      text,
      report: (diagnostic) => diagnostics.push(diagnostic),
      refusal: this.isInBraces
        ? 'Braces inside of braces: what stands in them is about one span.'
        : field && `A condition on the trace is no value of ${field.name}: write it outside.`,
      readInner: ({ inner, tail }) => {
        const own = text.slice(0, tail?.from);
        const parser = new Parser(own, inner, diagnostics, this.maxTerms, signal, true);
        const read = parser.parse();
        this.terms += parser.terms;
        return read;
      },
    });
    this.at = next;
    return node;
  }

  private group(field: FieldName | null): QueryNode | null {
    const open = this.tokens[this.at++];
    if (!open) return null;
    if (this.depth >= MAX_DEPTH) return this.tooDeep(open);
    this.depth++;
    const first = this.at;
    const node = this.or(field);
    this.depth--;
    const close = this.peek();
    if (close?.kind === 'close') this.at++;
    else {
      const isQuery = isWrittenGroup(this.tokens, first, this.at);
      this.remark(unclosedRemark(this.text, open.from, isQuery));
    }
    const to = close?.to ?? this.text.length;
    if (!node) {
      this.diagnostics.push(ignored('Nothing is in these parentheses: ignored.', open.from, to));
      return null;
    }
    return { ...node, from: open.from, to };
  }

  private fieldTerm(token: QueryToken & { kind: 'field' }): QueryNode | null {
    const before = this.tokens[this.at - 1];
    this.at++;
    const following = this.peek();
    // A stray parenthesis between them is no token.
    const isNext = following && this.text.slice(token.to, following.from).trim() === '';
    const next = isNext ? following : undefined;
    if (next?.kind === 'open') {
      const node = this.group(token.field);
      return node && { ...node, from: token.from };
    }
    if (next?.kind === 'value') {
      this.remark(numberListRemark(this.text, this.tokens, this.at));
      this.at++;
      const asText = this.asText(token, next.value);
      if (asText) return asText;
      this.remark(assignmentRemark(this.text, token, next.value));
      const node = this.match(token.field, next.value, token.from, next.other);
      const isExcluded = node !== null && token.negated === true;
      return isExcluded ? { kind: 'not', child: node, from: node.from, to: node.to } : node;
    }
    if (before?.kind === 'value' && !isKnownField(token.field.name))
      return this.match(null, textOf(this.text, token), token.from);
    const name = this.text.slice(token.field.from, token.field.to);
    this.error(`${name} has no value.`, token.from, token.field.to + 1, {
      label: `Find all that have ${name}`,
      text: `${name}:*`,
    });
    return null;
  }

  /** `Time: unknown`, `time = 5`, pasted: what can be no value of that field behind a colon and a space, or `=`. */
  private asText(token: QueryToken & { kind: 'field' }, value: QueryValue): QueryNode | null {
    const isSpaced = this.text[token.to - 1] === ':' && token.to < value.from;
    if (!isSpaced && !isAssignment(this.text, token)) return null;
    const { from } = token;
    const remark = valueRemark({ kind: 'match', field: token.field, value, from, to: value.to }, this.signal);
    if (remark?.severity !== 'error') return null;
    const message = `Read as text: ${remark.message}`;
    this.diagnostics.push({ severity: 'hint', message, from, to: value.to });
    return this.match(null, textOf(this.text, { from, to: value.to }), from);
  }

  private match(
    field: FieldName | null,
    value: QueryValue,
    from: number,
    other?: QueryValue,
  ): QueryNode | null {
    this.terms++;
    if (this.isPasted && this.terms > this.maxTerms) return null;
    const { to } = value;
    if (field?.name === '_exists_') {
      const named = namedField(value, this.text);
      if (named) return { kind: 'match', field: named, value: { kind: 'exists', from, to }, from, to };
    }
    const anyField = field === null || (field.pattern !== null && isAnything(field.pattern));
    if (value.kind === 'exists' && anyField) return { kind: 'all', from, to };
    // `*:10.0.0.0/8` asks every field; a bare word asks the text.
    const target = anyField && value.kind !== 'range' && value.kind !== 'network' ? null : field;
    const asked = target === null && value.kind === 'null' ? textOf(this.text, value) : value;
    const node: MatchNode = { kind: 'match', field: target, value: asked, from, to };
    if (target?.pattern) this.remark(patternRemark(target, target.pattern, this.signal));
    const remark = valueRemark(node, this.signal);
    if (remark) this.diagnostics.push({ ...remark, from: value.from, to });
    if (node.field === null && value.kind === 'text' && isNothing(value.text)) {
      const message = `There is nothing to search for in ${this.text.slice(from, to)}: ignored.`;
      this.diagnostics.push(ignored(message, from, to));
      return null;
    }
    if (!other) return node;
    return { kind: 'or', children: [node, { ...node, value: other }], from, to };
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
    this.diagnostics.push(ignored(`${word} has nothing to ${what} here: ignored.`, from, to));
    return null;
  }

  private tooDeep(open: QueryToken): null {
    this.error(`Parentheses may be nested ${MAX_DEPTH} deep.`, open.from, open.to);
    this.at = behindGroup(this.tokens, this.at);
    return null;
  }

  private remark(diagnostic: QueryDiagnostic | null): void {
    if (diagnostic) this.diagnostics.push(diagnostic);
  }

  private peek(): QueryToken | undefined {
    return this.tokens[this.at];
  }

  private error(message: string, from: number, to: number, fix?: QueryDiagnostic['fix']): void {
    this.diagnostics.push({ severity: 'error', message, from, to, ...(fix && { fix }) });
  }
}

function textOf(text: string, { from, to }: SourceSpan): QueryValue {
  return { kind: 'text', text: text.slice(from, to).trim(), from, to };
}
