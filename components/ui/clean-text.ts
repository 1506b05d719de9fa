// CSI / OSC sequences and two-byte escapes. Source: ECMA-48 §5.4 and §8.3.
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are control characters
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
// Marks that reorder text on the screen: a log line must not be able to disguise itself (CVE-2021-42574).
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text that is safe to show: colour codes gone, control characters as visible pictures, line breaks kept. */
export function cleanText(text: string): string {
  return text
    .replace(ANSI, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, (sign) =>
      sign === '\u007f' ? '␡' : String.fromCodePoint(0x2400 + sign.charCodeAt(0)),
    )
    .replace(BIDI, '\ufffd');
}

/** One line of at most `maxChars` characters for a list: line breaks become `↵`. */
export function cleanLine(text: string, maxChars = 2000): string {
  // The cut comes first, so that a megabyte in one line costs no more than a short one.
  const cut = text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
  return cleanText(cut)
    .trim()
    .replace(/\s*\n\s*/g, ' ↵ ')
    .replace(/\t/g, ' ');
}
