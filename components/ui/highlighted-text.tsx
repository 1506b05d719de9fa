import { Fragment } from 'react';
import { highlightWords } from './highlight-words';

/** Text with the words that were searched for marked. */
export function HighlightedText({ text, pattern }: { text: string; pattern: RegExp | null }) {
  if (!pattern) return text;
  let at = 0;
  return highlightWords(text, pattern).map((part) => {
    const key = at;
    at += part.text.length;
    return part.marked ? <mark key={key}>{part.text}</mark> : <Fragment key={key}>{part.text}</Fragment>;
  });
}
