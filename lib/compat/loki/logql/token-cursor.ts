import type { AppError } from '../../../errors';
import { type LogqlToken, lexLogql } from './lex-logql';
import { parseError } from './logql-error';

/** Fifty years; times less than that still are times. */
const MAX_DURATION_NS = 50 * 365 * 86_400e9;
const MAX_DEPTH = 64;

/** Reads tokens one after the other, and says what was expected where another one stands. */
export class TokenCursor {
  readonly #source: string;
  readonly #tokens: LogqlToken[];
  #index = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = lexLogql(source);
  }

  get position(): number {
    return this.#index;
  }

  rewind(position: number): void {
    this.#index = position;
  }

  peek(ahead = 0): LogqlToken {
    return this.#tokens[this.#index + ahead] ?? this.#end();
  }

  next(): LogqlToken {
    const token = this.peek();
    if (token.kind !== 'end') this.#index += 1;
    return token;
  }

  /** Whether the next token is this sign or word (words in any case). */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    if (token.kind === 'sign') return token.text === text;
    return token.kind === 'name' && token.text.toLowerCase() === text;
  }

  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.#index += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(`"${text}"`);
  }

  name(): string {
    const token = this.peek();
    if (token.kind !== 'name') throw this.unexpected('IDENTIFIER');
    this.#index += 1;
    return token.text;
  }

  string(): string {
    const token = this.peek();
    if (token.kind !== 'string') throw this.unexpected('STRING');
    this.#index += 1;
    return token.value;
  }

  duration(): bigint {
    const token = this.peek();
    if (token.kind !== 'duration') throw this.unexpected('DURATION');
    if (Math.abs(token.value) > MAX_DURATION_NS) {
      throw this.error(`not a valid duration string: ${JSON.stringify(token.text)}`);
    }
    this.#index += 1;
    return BigInt(Math.round(token.value));
  }

  /** A number with its sign. */
  number(): number {
    const negative = this.take('-');
    if (!negative) this.take('+');
    const token = this.peek();
    if (token.kind !== 'number') throw this.unexpected('NUMBER');
    this.#index += 1;
    return negative ? -token.value : token.value;
  }

  /** Runs a rule that may call itself; a query nested deeper than any person writes is refused. */
  nested<T>(rule: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw this.error(`the query is nested deeper than ${MAX_DEPTH} levels`);
    const result = rule();
    this.#depth -= 1;
    return result;
  }

  unexpected(expected?: string): AppError {
    const token = this.peek();
    const found = token.kind === 'end' ? '$end' : namedToken(token);
    const expecting = expected === undefined ? '' : `, expecting ${expected}`;
    return this.error(`syntax error: unexpected ${found}${expecting}`);
  }

  error(message: string): AppError {
    return parseError(this.#source, this.peek().at, message);
  }

  #end(): LogqlToken {
    return { kind: 'end', at: this.#source.length, text: '' };
  }
}

function namedToken({ kind, text }: LogqlToken): string {
  if (kind === 'name') return 'IDENTIFIER';
  if (kind === 'sign') return text;
  return kind.toUpperCase();
}
