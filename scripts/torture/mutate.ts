/** mulberry32: the same numbers in every run of a seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NASTY = [
  'null',
  '[]',
  '{}',
  '1e999',
  '-1',
  '"\\ud800"',
  '"\\u0000"',
  '99999999999999999999',
  '"__proto__"',
  ']',
  '\n',
  '\0',
  '*',
  '"now-1h||/d"',
  '{{{{',
  '((((',
  '\\',
  '%00',
  '%',
  '"constructor":',
  '9'.repeat(400),
  '[['.repeat(200),
  '\ud800',
];

/** The body with one to four edits: bytes changed, cut out, doubled or cut off, nasty pieces put in. */
export function mutate(seed: Uint8Array, next: () => number): Buffer {
  let bytes = Buffer.from(seed);
  for (let edits = 1 + Math.floor(next() * 4); edits > 0 && bytes.length > 0; edits--) {
    const at = Math.floor(next() * bytes.length);
    const length = Math.floor(next() * 12);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + length)];
    switch (Math.floor(next() * 6)) {
      case 0:
        bytes[at] = Math.floor(next() * 256);
        break;
      case 1:
        bytes = Buffer.concat([before, after]);
        break;
      case 2:
        bytes = bytes.subarray(0, at);
        break;
      case 3:
        bytes = Buffer.concat([before, bytes.subarray(at, at + length), bytes.subarray(at)]);
        break;
      default:
        bytes = Buffer.concat([before, Buffer.from(NASTY[Math.floor(next() * NASTY.length)] ?? ''), after]);
    }
  }
  return bytes;
}
