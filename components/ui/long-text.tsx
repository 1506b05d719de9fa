'use client';

import { useState } from 'react';
import { cleanText } from './clean-text';
import { formatNumber } from './format-number';
import { HighlightedText } from './highlighted-text';

/** Text with its line breaks; beyond `maxChars` it is cut until someone asks for the rest. */
export function LongText({
  text,
  maxChars = 400,
  pattern = null,
}: {
  text: string;
  maxChars?: number;
  pattern?: RegExp | null;
}) {
  const [open, setOpen] = useState(false);
  const long = text.length > maxChars;
  const shown = long && !open ? text.slice(0, maxChars) : text;
  return (
    <>
      <bdi className="whitespace-pre-wrap break-words">
        <HighlightedText text={cleanText(shown)} pattern={pattern} />
      </bdi>
      {long ? (
        <button
          type="button"
          className="ml-1 rounded-sm text-accent-text text-xs hover:underline"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show less' : `… ${formatNumber(text.length - maxChars)} more characters`}
        </button>
      ) : null}
    </>
  );
}
