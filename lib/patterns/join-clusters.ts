import type { Cluster } from './cluster';
import { coveringWord } from './covering-word';
import type { Tally } from './tally';
import { VARIABLE } from './variable-mark';

const START = /^[^\p{L}\p{N}\uE000-\uE003]*/u;
const END = /[^\p{L}\p{N}\uE000-\uE003]*$/u;

/** Makes the words at these places variables and the first cluster the one of all. The others are used up. */
export function joinClusters<Stats>(
  members: readonly Cluster<Stats>[],
  places: readonly number[],
  tally: Tally<Stats>,
): void {
  const [into, ...others] = members;
  if (into === undefined) return;
  const learned = new Set(into.learned);
  for (const place of places) {
    const word = commonWord(members.map(({ tokens }) => tokens[place] ?? ''));
    into.tokens = into.tokens.with(place, word);
    into.keys = into.keys.with(place, word.toLowerCase());
    into.names.delete(place);
    learned.add(place);
  }
  for (const from of others) {
    if (from.gap !== 'space' && into.gap === 'space') into.gap = from.gap;
    into.lines += from.lines;
    into.padded ||= from.padded;
    for (const at of from.lists) into.lists.add(at);
    for (const at of from.learned ?? []) learned.add(at);
    for (const [at, name] of into.names) if (from.names.get(at) !== name) into.names.delete(at);
    tally.merge(into.stats, from.stats);
  }
  into.learned = learned;
}

/** The word that covers all, else a variable within the punctuation that all words begin and end with. */
function commonWord(words: readonly string[]): string {
  const covering = coveringWord(words);
  if (covering !== null) return covering;
  const text = words.some((word) => word.includes(VARIABLE.text));
  const start = shared(words, START);
  // A word of punctuation alone has no two ends.
  const end = words.every((word) => word.length > start.length) ? shared(words, END) : '';
  return `${start}${text ? VARIABLE.text : VARIABLE.value}${end}`;
}

function shared(words: readonly string[], part: RegExp): string {
  const [first = '', ...rest] = words.map((word) => part.exec(word)?.[0] ?? '');
  return rest.every((other) => other === first) ? first : '';
}
