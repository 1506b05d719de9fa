/** Words that a tenth to a third of all messages hold. */
export const COMMON_WORDS =
  'request user cache order payment session token batch worker queue model wafer probe shard index merge commit retry connect stream'.split(
    ' ',
  );

/** Forty words for each share of all messages: how rare a word is decides how far back a search has to look. */
export const WORD_SHARES = [1e-5, 1e-4, 1e-3, 1e-2] as const;
export const WORDS_A_SHARE = 40;

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

/** Six letters that occur in one word alone, in its middle. @param grade index into WORD_SHARES @param n below 40 */
export function wordCore(grade: number, n: number): string {
  const at = grade * WORDS_A_SHARE + n;
  const syllable = (index: number) => SYLLABLES[index % SYLLABLES.length] ?? '';
  return `${syllable(at)}${syllable(7 + Math.floor(at / 20))}q${syllable(at * 3 + grade).slice(0, 1)}`;
}

/** The word itself: its core between a beginning and an end that all of them share. */
export function gradedWord(grade: number, n: number): string {
  return `re${wordCore(grade, n % WORDS_A_SHARE)}ation`;
}
