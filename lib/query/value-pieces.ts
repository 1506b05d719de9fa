import type { Pattern, QueryValue } from './ast';
import { foldText } from './fold';
import { regexLiterals } from './regex-literals';
import { isWordCodePoint } from './words';

/** A run of word characters that a value is sure to hold inside one word, folded. */
export interface WordPiece {
  text: string;
  /** Whether a word begins or ends with it. */
  isStart: boolean;
  isEnd: boolean;
}

/** The pieces of words in every value that a wildcard pattern or a regular expression finds. */
export function valuePieces(value: QueryValue): WordPiece[] {
  if (value.kind === 'regex') {
    return regexLiterals(value.regex).flatMap(({ text, atStart, atEnd }) => piecesOf(text, atStart, atEnd));
  }
  return value.kind === 'wildcard' ? patternPieces(value.pattern) : [];
}

function patternPieces(pattern: Pattern): WordPiece[] {
  return pattern.flatMap((part, i) =>
    'text' in part ? piecesOf(foldText(part.text), i === 0, i === pattern.length - 1) : [],
  );
}

/** @param atStart the text has nothing before it */
function piecesOf(text: string, atStart: boolean, atEnd: boolean): WordPiece[] {
  const pieces: WordPiece[] = [];
  let current = '';
  let from = 0;
  let at = 0;
  const end = () => {
    if (current !== '')
      pieces.push({ text: current, isStart: from > 0 || atStart, isEnd: at < text.length || atEnd });
    current = '';
  };
  for (const character of text) {
    if (isWordCodePoint(character.codePointAt(0) ?? 0)) {
      if (current === '') from = at;
      current += character;
    } else end();
    at += character.length;
  }
  end();
  return pieces;
}
