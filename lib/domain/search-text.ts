import { wordsOf } from './words-of';

export type WordWeight = 'A' | 'B' | 'C' | 'D';

/**
 * The text form of a PostgreSQL tsvector of these texts, each with its weight. Words hold letters and digits only, so
 * nothing needs quoting; what one word has of places beyond PostgreSQL's 255 is left out.
 */
export function tsvectorOf(texts: readonly { text: string; weight: WordWeight }[]): string {
  const places = new Map<string, string[]>();
  let at = 0;
  for (const { text, weight } of texts) {
    for (const { word } of wordsOf(text)) {
      at = Math.min(at + 1, 16_383);
      const known = places.get(word);
      if (!known) places.set(word, [`${at}${weight}`]);
      else if (known.length < 255) known.push(`${at}${weight}`);
    }
  }
  return [...places].map(([word, list]) => `${word}:${list.join(',')}`).join(' ');
}

/** The text form of a tsquery that asks for all of these words, or beginnings of words; empty: none. */
export function tsqueryOf(words: readonly string[], are: 'words' | 'beginnings'): string {
  return words.map((word) => (are === 'words' ? word : `${word}:*`)).join(' & ');
}

/** What a folder and tags are found by, as the text form of a tsvector. */
export function placeWords(folder: string, tags: readonly string[]): string {
  return tsvectorOf([
    { text: tags.join(' / '), weight: 'A' },
    { text: folder, weight: 'B' },
  ]);
}
