import { foldText } from './fold';
import { gramTokens, LONGEST_TERM, runToken, SHORTEST_RUN, startToken } from './term-grams';
import { eachWordToken, type WordPlace } from './token-hash';
import { wordTokens } from './token-names';
import type { TokenSet } from './token-set';

/** The dictionary of terms, as the writer asks it. */
export interface TermLookup {
  /**
   * Whether the dictionary holds the run, or will before the record is stored. @param token of it as a word
   * @param mayAdd false: only if it is there already
   */
  has(token: number, text: string, from: number, to: number, mayAdd: boolean): boolean;
}

/** Every run says its pieces itself. */
export const NO_TERMS: TermLookup = { has: () => false };

const RUNS = new RegExp(`[^0-9]{${SHORTEST_RUN},}`, 'gu');

/** Beside digits, random ids make half a million such runs, and would fill a dictionary; of three letters there are few. */
function isOfIds({ length }: string): boolean {
  return length === 4 || length === 5;
}

/** Adds the tokens of a text's words: `w=word`, and what the words are found by in pieces. One text at a time. */
export class WordTerms {
  private text = '';
  private terms: TermLookup = NO_TERMS;

  constructor(private readonly set: TokenSet) {}

  begin(terms: TermLookup): void {
    this.terms = terms;
  }

  addText(text: string): void {
    this.text = text;
    eachWordToken(text, this.take);
  }

  private readonly take = (token: number, word: WordPlace): boolean => {
    if (!this.set.add(token)) return false;
    const { from, to, length, digits } = word;
    if (length < SHORTEST_RUN || digits === length) return true;
    if (digits > 0) return this.addMixed(foldText(this.text.slice(from, to)));
    if (length <= LONGEST_TERM && this.terms.has(token, this.text, from, to, true)) return true;
    return this.addUnknown(foldText(this.text.slice(from, to)));
  };

  /** A word with digits is no term itself, but its runs may be. */
  private addMixed(word: string): boolean {
    let startKnown = false;
    for (const { 0: run, index } of word.matchAll(RUNS)) {
      const [token] = [...run].length <= LONGEST_TERM ? wordTokens(run) : [];
      if (token !== undefined && this.terms.has(token, run, 0, run.length, !isOfIds(run))) {
        if (!this.set.add(runToken(token))) return false;
        if (index === 0) startKnown = true;
      } else if (!this.addAll(gramTokens(run))) return false;
    }
    return startKnown || this.addStart(word);
  }

  private addUnknown(word: string): boolean {
    return this.addAll(gramTokens(word)) && this.addStart(word);
  }

  private addStart(word: string): boolean {
    const start = /^[0-9]|^.[0-9]/su.test(word) ? null : startToken(word);
    return start === null || this.set.add(start);
  }

  private addAll(tokens: readonly number[]): boolean {
    return tokens.every(this.set.add);
  }
}
