import type { TraceModel } from './trace-model';

/** More words than a number has bits are not told apart. */
const MAX_WORDS = 30;

/**
 * Indexes of the spans that hold every word of the text, anywhere and in any case: in their service, name, kind, id,
 * status or status message; at most 30 words. Attributes are not here: those the server finds. Empty text finds nothing.
 */
export function findInTrace({ nodes }: TraceModel, text: string): number[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) return [];
  const all = 2 ** words.length - 1;
  // Names repeat: each text is looked through once, and what it holds is kept as one bit a word.
  const known = new Map<string, number>();
  const held = (hay: string): number => {
    let bits = known.get(hay);
    if (bits === undefined) {
      bits = bitsOf(hay, words);
      known.set(hay, bits);
    }
    return bits;
  };
  const found: number[] = [];
  for (const { index, span } of nodes) {
    let bits = held(span.service) | held(span.name) | held(span.kind);
    if (bits !== all && span.status === 'error') bits |= held(span.status);
    if (bits !== all && span.statusMessage !== null) bits |= held(span.statusMessage);
    if (bits !== all) bits |= bitsOf(span.spanId, words);
    if (bits === all) found.push(index);
  }
  return found;
}

function bitsOf(text: string, words: readonly string[]): number {
  const hay = text.toLowerCase();
  let bits = 0;
  words.forEach((word, n) => {
    if (hay.includes(word)) bits |= 1 << n;
  });
  return bits;
}
