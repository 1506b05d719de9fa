const BLANK = /^[ \t\n\r]*$/;

/**
 * A list or object of JSON that is parsed in pieces. It is small, and `value` null, as long as it fits into a piece of what
 * it lies in.
 */
export class JsonFrame {
  /** Where what is not parsed yet begins. */
  pieceStart: number;
  /** The last comma since then, -1 without one. */
  lastComma = -1;
  /** Its last value was parsed on its own: a comma or the end comes next. */
  #closed = false;
  #key = '';
  #list: unknown[] | null = null;
  #object: Record<string, unknown> | null = null;

  /** @param text of the body between two places, repaired, between two brackets of the kind that is given */
  constructor(
    readonly isList: boolean,
    readonly start: number,
    private readonly text: (brackets: '[]' | '{}', from: number, to: number, before?: string) => string,
  ) {
    this.pieceStart = start + 1;
  }

  /** What was parsed so far, null while it is small. */
  get value(): unknown {
    return this.#list ?? this.#object;
  }

  /** From now on it is parsed in pieces. */
  open(): void {
    if (this.value !== null) return;
    if (this.isList) this.#list = [];
    else this.#object = {};
  }

  /** Whether what waits is worth to be parsed on its own. */
  isFull(at: number, pieceBytes: number): boolean {
    return !this.#closed && at - this.pieceStart >= pieceBytes;
  }

  /** At a comma: what stands before it is complete. */
  comma(at: number): void {
    if (!this.#closed) {
      this.lastComma = at;
      return;
    }
    this.#expectBlank(at);
    this.#closed = false;
    this.#startPiece(at + 1);
  }

  /** Parses what stands before this place, a comma or the end. */
  flush(at: number): void {
    if (this.#closed) this.#expectBlank(at);
    else this.#parse(this.pieceStart, at);
    this.#startPiece(at + 1);
  }

  /** Parses what stands before a value that is parsed on its own; of an object also its key. */
  leadTo(start: number): void {
    if (this.lastComma >= 0) {
      this.#parse(this.pieceStart, this.lastComma);
      this.#startPiece(this.lastComma + 1);
    }
    if (this.isList) this.#expectBlank(start);
    else {
      const keys = Object.keys(
        JSON.parse(this.text('{}', this.pieceStart, start, 'null')) as Record<string, unknown>,
      );
      if (keys.length !== 1) throw new SyntaxError('Expected a key before a value');
      this.#key = keys[0] ?? '';
    }
    this.#startPiece(start);
  }

  /** Takes that value, which ends before `end`. */
  put(value: unknown, end: number): void {
    if (this.#list) this.#list.push(value);
    else this.#set(this.#key, value);
    this.#closed = true;
    this.#startPiece(end);
  }

  #startPiece(at: number): void {
    this.pieceStart = at;
    this.lastComma = -1;
  }

  #parse(from: number, to: number): void {
    const text = this.text(this.isList ? '[]' : '{}', from, to);
    const parsed = JSON.parse(text) as unknown[] | Record<string, unknown>;
    // Brackets alone: nothing stands where a value has to.
    if (BLANK.test(text.slice(1, -1))) throw new SyntaxError('Expected a value before or after a comma');
    if (Array.isArray(parsed)) for (const item of parsed) this.#list?.push(item);
    else for (const key of Object.keys(parsed)) this.#set(key, parsed[key]);
  }

  #set(key: string, value: unknown): void {
    if (!this.#object) return;
    // Assigned, it would change the prototype.
    if (key === '__proto__')
      Object.defineProperty(this.#object, key, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    else this.#object[key] = value;
  }

  #expectBlank(to: number): void {
    const text = this.text('[]', this.pieceStart, to).slice(1, -1);
    if (!BLANK.test(text)) throw new SyntaxError(`Unexpected ${JSON.stringify(text.slice(0, 20))}`);
  }
}
