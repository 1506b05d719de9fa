import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryToken } from './query-token';
import { quoteValue } from './quote-value';

/** Whether a query of too many terms is a list that someone wrote: without its end it would mean something else. */
export function isWrittenList(tokens: readonly QueryToken[]): boolean {
  return tokens.some(
    (token, at) =>
      token.kind === 'spanset' ||
      (token.kind === 'or' && !token.word) ||
      (token.kind === 'field' && tokens[at + 1]?.kind === 'open'),
  );
}

/** A pasted text is searched by its first words, since all of them have to be found anyway; a written list is an error. */
export function tooLongRemark(text: string, terms: number, most: number, isPasted: boolean): QueryDiagnostic {
  const count = terms.toLocaleString('en');
  const message = isPasted
    ? `This text has ${count} words: the first ${most} are searched for, the rest is ignored.`
    : `A query may have ${most} terms; this one has ${count}.`;
  const fix = { label: 'Search for it as one phrase', text: quoteValue(text.trim()) };
  return { severity: isPasted ? 'hint' : 'error', message, from: 0, to: text.length, fix };
}
