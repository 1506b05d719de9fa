import type { JsonValue } from './document-of-log';
import { elasticError } from './elastic-error';

export type JsonObject = { [name: string]: JsonValue };

const MAX_DEPTH = 100;
/** Beyond what any query may hold; reading it all would keep everyone else waiting. */
const MAX_VALUES = 100_000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /(?:[^"\\\p{Cc}]|[\u007f-\u009f])*/uy;
const ESCAPES: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/**
 * Reads a JSON body as strictly as Elasticsearch: a name given twice in an object is an error, so is what follows the
 * value. Whole numbers beyond 2^53 become their digits as text, as attributes keep them.
 * Throws AppError `bad_request` (`json_parse_exception`) with line and column.
 */
export function readJson(text: string): JsonValue {
  return new Reader(text).read();
}

class Reader {
  private at = 0;
  private values = 0;

  constructor(private readonly text: string) {}

  read(): JsonValue {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('Unexpected character behind the value');
    return value;
  }

  private value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) this.fail(`Objects and lists may be nested ${MAX_DEPTH} deep`);
    if (++this.values > MAX_VALUES) this.fail(`A body may hold ${MAX_VALUES} values`);
    this.space();
    const sign = this.text[this.at];
    if (sign === '{') return this.object(depth);
    if (sign === '[') return this.list(depth);
    if (sign === '"') return this.string();
    if (this.word('true')) return true;
    if (this.word('false')) return false;
    if (this.word('null')) return null;
    return this.number();
  }

  private object(depth: number): JsonObject {
    const entries = new Map<string, JsonValue>();
    this.at++;
    this.space();
    if (this.take('}')) return {};
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') this.fail('Expected a name in quotes');
      const name = this.string();
      if (entries.has(name)) this.fail(`Duplicate field '${name.slice(0, 200)}'`);
      this.space();
      if (!this.take(':')) this.fail("Expected ':' behind a name");
      entries.set(name, this.value(depth + 1));
      this.space();
      if (this.take('}')) return Object.fromEntries(entries);
      if (!this.take(',')) this.fail("Expected ',' or '}'");
    }
  }

  private list(depth: number): JsonValue[] {
    const list: JsonValue[] = [];
    this.at++;
    this.space();
    if (this.take(']')) return list;
    for (;;) {
      list.push(this.value(depth + 1));
      this.space();
      if (this.take(']')) return list;
      if (!this.take(',')) this.fail("Expected ',' or ']'");
    }
  }

  private string(): string {
    this.at++;
    let read = '';
    for (;;) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.text)?.[0] ?? '';
      read += plain;
      this.at += plain.length;
      if (this.take('"')) return read;
      if (!this.take('\\')) this.fail('A string is not closed, or holds a control character');
      read += this.escape();
    }
  }

  private escape(): string {
    const sign = this.text[this.at++] ?? '';
    if (sign !== 'u') return ESCAPES[sign] ?? this.fail(`Unknown escape \\${sign}`);
    const digits = this.text.slice(this.at, this.at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('Expected four hex digits behind \\u');
    this.at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private number(): number | string {
    NUMBER.lastIndex = this.at;
    const digits = NUMBER.exec(this.text)?.[0];
    if (digits === undefined) return this.fail('Expected a value');
    this.at += digits.length;
    const number = Number(digits);
    const isExact = Number.isFinite(number) && (!/^-?\d+$/.test(digits) || Number.isSafeInteger(number));
    return isExact ? number : digits;
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private take(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  private fail(what: string): never {
    const before = this.text.slice(0, this.at);
    const line = before.split('\n').length;
    const col = this.at - before.lastIndexOf('\n');
    throw elasticError('json_parse_exception', `${what} at line ${line}, column ${col}.`, {
      members: { line, col },
    });
  }
}
