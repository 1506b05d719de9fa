/** A bound being typed: `time>=now-`, `n:[1 TO `. */
export interface BoundPlace {
  field: string;
  from: number;
  typed: string;
}

const COMPARED = /(?:^|[\s({!+-])([\p{L}_@][\p{L}\p{N}_.@-]*)\s*:?\s*(?:>=|<=|>|<)\s*([^\s(){}"]*)$/u;
const BRACKETED =
  /(?:^|[\s({!+-])([\p{L}_@][\p{L}\p{N}_.@-]*)\s*:\s*[[{](?:\s*[^\s\]}]+\s+TO)?\s*([^\s\]}"]*)$/iu;

/** The bound of a range at the caret; null where none is typed. */
export function boundPlace(text: string, caret: number): BoundPlace | null {
  // No range is longer: what stands far before the caret cannot belong to it.
  const before = text.slice(Math.max(0, caret - 300), caret);
  const [, field, typed] = COMPARED.exec(before) ?? BRACKETED.exec(before) ?? [];
  return field === undefined || typed === undefined ? null : { field, typed, from: caret - typed.length };
}
