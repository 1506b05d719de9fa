const SIMPLE: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]|$))/g;

/** The text between the quotes of a Go string literal with its escapes resolved; null when one is none. */
export function unescapeGo(text: string): string | null {
  if (!text.includes('\\')) return text;
  let valid = true;
  const plain = text.replace(ESCAPE, (_, hex, short, long, octal, letter: string | undefined) => {
    const digits = (hex ?? short ?? long) as string | undefined;
    if (digits !== undefined || octal !== undefined) {
      const code = digits !== undefined ? Number.parseInt(digits, 16) : Number.parseInt(octal, 8);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
    } else if (letter !== undefined && Object.hasOwn(SIMPLE, letter)) return SIMPLE[letter] ?? '';
    valid = false;
    return '';
  });
  return valid ? plain : null;
}
