import { fieldTerm } from '../query/edit';
import { quoteValue } from '../query/quote-value';

// As the search language has it: letters and digits of any script, marks on them, and _ make a word.
const LETTER = '[\\p{L}\\p{N}\\p{M}_]';
// Every alternative but quotes begins where a word begins: else each letter of a long word would be tried as a start.
const AT_WORD = `(?<!${LETTER})`;

/** What changes from one line of a message to the next: quoted values, ids, hex, numbers with their units stuck on. */
const VARIABLE = new RegExp(
  [
    '"[^"\\n]{0,200}"',
    `${AT_WORD}'[^'\\n]{0,200}'(?!${LETTER})`,
    `${AT_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!${LETTER})`,
    `${AT_WORD}(?=[0-9a-f]*\\d)[0-9a-f]{8,}(?!${LETTER})`,
    `${AT_WORD}${LETTER}*\\d${LETTER}*(?:[.:,/-]${LETTER}*\\d${LETTER}*)*`,
  ].join('|'),
  'giu',
);
const LAST_WORD = new RegExp(`${AT_WORD}(?:${LETTER}|\\p{Cs})*$`, 'u');
const AROUND_WORDS = new RegExp(`^[^${LETTER.slice(1)}+|(?<=${LETTER})[^${LETTER.slice(1)}+$`, 'gu');
const MAX_CHARS = 500;
const MAX_PHRASES = 4;

/** A message with its numbers, ids, hex and quoted values replaced by `<*>`: lines of one cause become one text. */
export function messageTemplate(body: string): string {
  // A word that is cut through is no word of the line: a search for it would find nothing.
  const head = body.length > MAX_CHARS ? body.slice(0, MAX_CHARS).replace(LAST_WORD, '<*>') : body;
  return withoutVariables(head);
}

/** Text of any length with what varies replaced by `<*>`, on one line. */
export function withoutVariables(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.replace(VARIABLE, '<*>').replace(/<\*>(?:[ ,]*<\*>)+/g, '<*>');
}

/** A query that finds the logs of a template: of this service, of severity ERROR and above, with its constant parts. */
export function templateQuery(service: string, template: string): string {
  const terms = [fieldTerm('service', service), 'level:(ERROR OR FATAL)'];
  const phrases = template
    .split('<*>')
    .map((part) => part.replace(AROUND_WORDS, ''))
    .filter((part) => part.length > 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, MAX_PHRASES);
  return [...terms, ...phrases.map(quoteValue)].join(' AND ');
}
