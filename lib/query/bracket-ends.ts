import { closingQuote } from './scan';

/**
 * Where the brackets of one text are closed, quotes minded. What one look at the text finds out about the brackets on its
 * way is kept: asking for each of thousands does not read the rest of the text thousands of times.
 */
export class BracketEnds {
  private readonly ends = new Map<number, number>();

  constructor(private readonly text: string) {}

  /** The place behind the bracket that closes the one at `from`; -1 when none does. */
  endOf(from: number): number {
    return this.ends.get(from) ?? this.read(from);
  }

  private read(from: number): number {
    const { text, ends } = this;
    const open: number[] = [];
    for (let i = from; i < text.length; i++) {
      const character = text.charAt(i);
      if (character === '\\') i++;
      else if (character === '"') {
        const close = closingQuote(text, i);
        if (close < 0) break;
        i = close;
      } else if (character === '[' || character === '{') {
        const known = ends.get(i);
        if (known === -1) break;
        if (known === undefined) open.push(i);
        else i = known - 1;
      } else if (character === ']' || character === '}') {
        const at = open.pop();
        if (at !== undefined) ends.set(at, i + 1);
        if (open.length === 0) return i + 1;
      }
    }
    for (const at of open) ends.set(at, -1);
    return -1;
  }
}
