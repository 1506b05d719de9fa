const ESCAPE = /\\u([0-9a-f]{4})/iy;

/** The text that `\u0041` at `at` stands for (a pair of them for what needs two), as in Lucene and JSON; null: it is none. */
export function unicodeEscape(raw: string, at: number): { text: string; to: number } | null {
  const first = unitAt(raw, at);
  if (first === null || first === 0) return null;
  const isHigh = first >= 0xd800 && first < 0xdc00;
  const second = isHigh ? unitAt(raw, at + 6) : null;
  if (isHigh && second !== null && second >= 0xdc00 && second < 0xe000)
    return { text: String.fromCharCode(first, second), to: at + 12 };
  // Half a pair is no character: nothing stored holds one.
  return first >= 0xd800 && first < 0xe000 ? null : { text: String.fromCharCode(first), to: at + 6 };
}

function unitAt(raw: string, at: number): number | null {
  ESCAPE.lastIndex = at;
  const hex = ESCAPE.exec(raw)?.[1];
  return hex === undefined ? null : Number.parseInt(hex, 16);
}
