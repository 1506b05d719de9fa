/** First and last code point, both included. */
export type CodePointRange = readonly [number, number];

const CONTROLS: Record<string, number> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
const HEX = /\\(?:x([0-9a-f]{2})|x\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/iy;

/** The one character that the escape at `at` stands for; null when it stands for none. */
export function regexEscape(source: string, at: number): { codePoint: number; to: number } | null {
  HEX.lastIndex = at;
  const match = HEX.exec(source);
  if (match) {
    const codePoint = Number.parseInt(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '', 16);
    return isStorable(codePoint) ? { codePoint, to: at + match[0].length } : null;
  }
  const codePoint = source.codePointAt(at + 1);
  if (codePoint === undefined) return null;
  const next = String.fromCodePoint(codePoint);
  const control = CONTROLS[next];
  if (control !== undefined) return { codePoint: control, to: at + 2 };
  return /[\p{L}\p{N}]/u.test(next) ? null : { codePoint, to: at + 1 + next.length };
}

/** Nothing stored holds a NUL or half a surrogate pair. */
function isStorable(codePoint: number): boolean {
  return codePoint > 0 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
}
