import { unescapeGo } from '../../contracts/go-string';

/** Labels of a Loki stream, sorted by name; none is empty. */
export type StreamLabels = readonly (readonly [name: string, value: string])[];

/** Why a stream's labels cannot be read, in the words of Prometheus's parser that Loki uses. */
export class LabelsError extends Error {}

const NAME = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const SPACE = /[ \t\r\n]*/y;
const MAX_TEXT = 1024 * 1024;

/**
 * Reads `{app="api", env="prod"}` as Loki does: Prometheus's selector with `=` only, Go's string escapes, quoted names,
 * a trailing comma. Empty values are dropped. Throws LabelsError.
 * Source: Loki's pkg/logql/syntax ParseLabels.
 */
export function parseStreamLabels(text: string): StreamLabels {
  if (text.length > MAX_TEXT)
    throw new LabelsError(`labels size ${text.length} exceeds limit of ${MAX_TEXT}`);
  const reader = new LabelReader(text);
  const pairs = reader.read();
  return sortedLabels(pairs);
}

/** Sorted by name, without empty values. Throws LabelsError when a name comes twice. */
export function sortedLabels(pairs: readonly (readonly [string, string])[]): StreamLabels {
  const kept = pairs.filter(([, value]) => value !== '').toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [index, [name]] of kept.entries()) {
    if (index > 0 && kept[index - 1]?.[0] === name) {
      throw new LabelsError(`stream '${printLabels(kept)}' has duplicate label name: '${name}'`);
    }
  }
  return kept;
}

/** `{app="api", env="prod"}`, as Loki names a stream in its messages. */
export function printLabels(labels: StreamLabels): string {
  return `{${labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')}}`;
}

class LabelReader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(): [string, string][] {
    const pairs: [string, string][] = [];
    this.#space();
    const metric = this.#match(NAME);
    if (metric !== '') pairs.push(['__name__', metric]);
    this.#space();
    this.#expect('{');
    while (!this.#take('}')) {
      pairs.push(this.#pair());
      if (!this.#take(',')) {
        this.#expect('}');
        break;
      }
    }
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected('end of input');
    return pairs;
  }

  #pair(): [string, string] {
    this.#space();
    const quoted = this.#text[this.#at] === '"';
    const name = quoted ? this.#string() : this.#match(NAME);
    if (name === '') throw this.#unexpected('identifier or "}"');
    this.#expect('=');
    this.#space();
    return [name, this.#string()];
  }

  #string(): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'" && quote !== '`') throw this.#unexpected('string');
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text[end] !== quote) {
      end += this.#text[end] === '\\' && quote !== '`' ? 2 : 1;
    }
    if (end >= this.#text.length) throw this.#error('unterminated quoted string');
    const inner = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    if (quote === '`') return inner;
    const value = unescapeGo(inner);
    if (value === null) throw this.#error('invalid escape sequence in a quoted string');
    return value;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #take(sign: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#unexpected(`"${sign}"`);
  }

  #unexpected(expected: string): LabelsError {
    const next = this.#text.slice(this.#at, this.#at + 20);
    const what = next === '' ? 'end of input' : `${JSON.stringify(next)}`;
    return this.#error(`unexpected ${what} in label matching, expected ${expected}`);
  }

  #error(message: string): LabelsError {
    return new LabelsError(`1:${this.#at + 1}: parse error: ${message}`);
  }
}
