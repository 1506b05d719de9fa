import { foldText } from './fold';
import { WORD_SEPARATORS } from './word-separators';

export function isWordCodePoint(codePoint: number): boolean {
  if (codePoint < 0x10000) return bmpWordTable()[codePoint] === 1;
  return !inSeparators(codePoint);
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return foldText(text).match(WORD) ?? [];
}

/** White space and ASCII punctuation alone: what stands between words when people paste. */
export function isNothing(text: string): boolean {
  return /^[\s!-/:-@[-`{-~]*$/.test(text) && wordsOf(text).length === 0;
}

/** 1 for each UTF-16 unit that is part of a word; surrogates 0. */
export function bmpWordTable(): Uint8Array {
  table ??= buildTable();
  return table;
}

let table: Uint8Array | undefined;

function buildTable(): Uint8Array {
  const built = new Uint8Array(0x10000).fill(1);
  for (const [first, last] of WORD_SEPARATORS)
    if (first < 0x10000) built.fill(0, first, Math.min(last, 0xffff) + 1);
  return built;
}

function inSeparators(codePoint: number): boolean {
  return WORD_SEPARATORS.some(([first, last]) => codePoint >= first && codePoint <= last);
}

const hex = (codePoint: number) => `\\u{${codePoint.toString(16)}}`;
const CLASS = WORD_SEPARATORS.map(([first, last]) => `${hex(first)}-${hex(last)}`).join('');

/** A run of word characters. */
const WORD = new RegExp(`[^${CLASS}]+`, 'gu');
