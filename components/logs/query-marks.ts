import type { MatchNode, Pattern, QueryNode } from '@/lib/query/ast';
import { logField } from '@/lib/query/fields';

const MOST_MARKED = 20;
const LETTER = '[\\p{L}\\p{N}\\p{M}]';
const BETWEEN = /[^\p{L}\p{N}\p{M}]+/gu;
const GAP = '[^\\p{L}\\p{N}\\p{M}]{1,20}';
/** Two runs of any letters inside a word at most, and bounded: what marks rows must take no time on any text. */
const RUN = '[\\p{L}\\p{N}\\p{M}_]{0,64}';
const MOST_RUNS = 2;

/**
 * Finds what a query looks for in messages, for marking it; what it excludes is not among that. A fuzzy word is marked
 * as typed; regular expressions are not: the browser's may take for ever. Null: there is nothing to mark.
 */
export function queryMarks(node: QueryNode | null): RegExp | null {
  const sources = [...new Set(node === null ? [] : matchesOf(node).flatMap(sourcesOf))]
    .filter((source) => source.length > 1)
    .slice(0, MOST_MARKED);
  // Longest first, so that a phrase wins over its words.
  sources.sort((a, b) => b.length - a.length);
  return sources.length === 0 ? null : new RegExp(sources.join('|'), 'giu');
}

function matchesOf(node: QueryNode): MatchNode[] {
  if (node.kind === 'match') return [node];
  return node.kind === 'and' || node.kind === 'or' ? node.children.flatMap(matchesOf) : [];
}

function sourcesOf({ field, value }: MatchNode): string[] {
  if (field !== null && logField(field.name) !== 'message') return [];
  switch (value.kind) {
    case 'text':
    case 'fuzzy':
      return [phrase(value.text)];
    case 'near':
      return value.text.split(BETWEEN).map(literal);
    case 'wildcard':
      return [wildcards(value.pattern)];
    default:
      return [];
  }
}

/** Its words with anything between them, as they are found; of a text without words its very characters. */
function phrase(text: string): string {
  const words = text.split(BETWEEN).filter((word) => word !== '');
  return words.length === 0 ? literal(text) : words.map(literal).join(GAP);
}

/** A `*` before it all is left out: what is typed shows why the row is there. */
function wildcards(pattern: Pattern): string {
  const first = pattern.findIndex((part) => 'text' in part);
  if (first < 0) return '';
  const parts = pattern.slice(first);
  if (parts.slice(0, -1).filter((part) => 'wild' in part && part.wild === '*').length > MOST_RUNS) return '';
  const source = parts.map((part) => {
    if ('text' in part) return part.text.split(BETWEEN).map(literal).join(GAP);
    return part.wild === '*' ? RUN : LETTER;
  });
  return `${first === 0 ? `(?<!${LETTER})` : ''}${source.join('')}`;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
