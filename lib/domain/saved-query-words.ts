import type { SavedQueryWords } from '../store/metadata/saved-queries';
import { placeWords, tsvectorOf } from './search-text';

/** What a saved query is found by. */
export function savedQueryWords(saved: {
  name: string;
  description: string;
  search: string;
  folder: string;
  tags: readonly string[];
}): SavedQueryWords {
  return {
    words: tsvectorOf([
      { text: saved.name, weight: 'A' },
      { text: saved.description, weight: 'B' },
      { text: searchedText(saved.search), weight: 'C' },
    ]),
    placeWords: placeWords(saved.folder, saved.tags),
  };
}

/** Parameters that say how a page looks, not what it looks for. */
const LOOKS = new Set([
  'from',
  'to',
  'log',
  'span',
  'tab',
  'wrap',
  'order',
  'sort',
  'view',
  'density',
  'times',
  'ns',
  'live',
  'pane',
  'at',
  'off',
  'saved',
]);

/** What a search string looks for, as people would read it: the query, then the rest that narrows it. */
export function searchedText(search: string): string {
  return [...new URLSearchParams(search)]
    .filter(([name, value]) => value !== '' && !LOOKS.has(name))
    .map(([name, value]) => (name === 'q' ? value : `${name}: ${value}`))
    .join(' · ');
}
