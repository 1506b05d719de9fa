/**
 * Case folding that JavaScript and any PostgreSQL collation agree on, because it never asks either for a locale: a
 * character folds to its lower case only where that is one character whose upper case leads back (so `É` folds to `é`,
 * while `ß`, `İ`, `ς` and the Kelvin sign stay themselves).
 */
export function foldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** The two characters that fold to the same one, or the one that has no case. */
export function caseVariants(character: string): string[] {
  const lower = foldCharacter(character);
  const upper = lower.toUpperCase();
  return upper !== lower && foldCharacter(upper) === lower ? [lower, upper] : [lower];
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Folded UTF-16 unit by unit: every folding pair lies on the same side of U+10000. */
export function bmpFoldTable(): Uint16Array {
  table ??= buildTable();
  return table;
}

let table: Uint16Array | undefined;

function buildTable(): Uint16Array {
  const built = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const surrogate = unit >= 0xd800 && unit < 0xe000;
    built[unit] = surrogate ? unit : foldCharacter(String.fromCharCode(unit)).charCodeAt(0);
  }
  return built;
}

export function foldCharacter(character: string): string {
  const lower = character.toLowerCase();
  if (lower === character) return character;
  const isOne = lower.length === character.length && [...lower].length === 1;
  return isOne && lower.toUpperCase() === character ? lower : character;
}
