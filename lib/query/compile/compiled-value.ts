/** A query value as conditions over SQL text expressions; each may give NULL for "no". */
export interface ValueSql {
  /** A stored string: the whole of it, or its words where it holds white space. */
  text(expression: string): string;
  /** A text that is searched by its words, like a message. */
  words(expression: string): string;
  /** A stored number, given as text. Null: numbers never match. */
  number: ((expression: string) => string) | null;
  /** A stored boolean, given as text. */
  boolean: ((expression: string) => string) | null;
}
