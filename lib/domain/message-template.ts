import { fieldTerm } from '../query/edit';
import { quoteValue } from '../query/quote-value';

/** What changes from one line of a message to the next: quoted values, ids, hex, numbers with their units stuck on. */
const VARIABLE = new RegExp(
  [
    /"[^"\n]{0,200}"/u,
    /(?<![\p{L}\p{N}])'[^'\n]{0,200}'(?![\p{L}\p{N}])/u,
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u,
    /(?<![\p{L}\p{N}_])0x[0-9a-f]+/u,
    /(?<![\p{L}\p{N}_])(?=[0-9a-f]*\d)[0-9a-f]{8,}(?![\p{L}\p{N}_])/u,
    /[\p{L}\p{N}_]*\d[\p{L}\p{N}_]*(?:[.:,/-][\p{L}\p{N}_]*\d[\p{L}\p{N}_]*)*/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);
const MAX_CHARS = 500;
const MAX_PHRASES = 4;

/** A message with its numbers, ids, hex and quoted values replaced by `<*>`: lines of one cause become one text. */
export function messageTemplate(body: string): string {
  const line = body.slice(0, MAX_CHARS).replace(/\s+/g, ' ').trim();
  return line.replace(VARIABLE, '<*>').replace(/<\*>(?:[ ,]*<\*>)+/g, '<*>');
}

/** A query that finds the logs of a template: of this service, of severity ERROR and above, with its constant parts. */
export function templateQuery(service: string, template: string): string {
  const terms = [fieldTerm('service', service), 'level:(ERROR OR FATAL)'];
  const phrases = template
    .split('<*>')
    .map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((part) => part.length > 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, MAX_PHRASES);
  return [...terms, ...phrases.map(quoteValue)].join(' AND ');
}
