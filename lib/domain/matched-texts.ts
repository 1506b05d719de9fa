import type { SavedThing } from '../contracts/saved-things';
import type { SearchedText } from './document-texts';
import { askedIn, marksOf } from './text-marks';

type Matched = SavedThing['matched'];

const MOST = 3;
const BEFORE = 40;
const LENGTH = 160;

/** Characters that may still be looked through for excerpts: they are a help, and a page of long things must not take long. */
export interface ExcerptBudget {
  left: number;
}

/** Where a thing has the words that were looked for. @param asked folded; none: nothing is marked */
export function matchedTexts(
  thing: Pick<SavedThing, 'name' | 'description' | 'folder' | 'tags'>,
  texts: readonly SearchedText[],
  asked: readonly string[],
  budget: ExcerptBudget,
): Matched {
  return {
    name: marksOf(thing.name, asked),
    description: marksOf(thing.description, asked),
    folder: marksOf(thing.folder, asked),
    tags: thing.tags.filter((tag) => askedIn(tag, asked).size > 0),
    excerpts: asked.length === 0 ? [] : found(texts, asked, budget).map((text) => excerptOf(text, asked)),
  };
}

/** Of the texts those with the most of the words. */
function found(
  texts: readonly SearchedText[],
  asked: readonly string[],
  budget: ExcerptBudget,
): SearchedText[] {
  const some: { text: SearchedText; words: number }[] = [];
  for (const text of texts) {
    if (budget.left < text.text.length) continue;
    budget.left -= text.text.length;
    const words = askedIn(text.text, asked).size;
    if (words > 0) some.push({ text, words });
    if (some.filter((one) => one.words === asked.length).length >= MOST) break;
  }
  return some
    .sort((a, b) => b.words - a.words)
    .slice(0, MOST)
    .map(({ text }) => text);
}

/** The text around its first mark, on one line. */
function excerptOf(
  { where, title, text }: SearchedText,
  asked: readonly string[],
): Matched['excerpts'][number] {
  const line = text.replace(/\s/g, ' ');
  const [first] = marksOf(line, asked);
  const isShort = line.length <= LENGTH;
  const near = isShort ? 0 : Math.max(0, (first?.[0] ?? 0) - BEFORE);
  const from = near === 0 ? 0 : startOfWord(line, near);
  const to = isShort ? line.length : endOfPair(line, Math.min(line.length, from + LENGTH));
  const shown = `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  return { where, title, text: shown, marks: marksOf(shown, asked) };
}

function startOfWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  const start = space >= 0 && space - at < BEFORE ? space + 1 : at;
  return isLowSurrogate(text, start) ? start + 1 : start;
}

function endOfPair(text: string, at: number): number {
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
