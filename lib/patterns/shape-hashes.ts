import type { Cluster } from './cluster';

const known = new Map<string, number>();

/** Numbers that are equal for clusters that are equal but for the given places; one for each choice of places. */
export function* shapeHashes(
  { keys, more, cut }: Cluster<unknown>,
  apart: 1 | 2,
): Generator<{ hash: number; places: number[] }> {
  const parts = keys.map(
    (key, at) => [mix(textHash(key), at), mix(textHash(key) ^ 0x5bd1e995, at + 7_919)] as const,
  );
  const kind = keys.length * 4 + (more ? 2 : 0) + (cut ? 1 : 0);
  let low = mix(kind, 1);
  let high = mix(kind, 2);
  for (const [a, b] of parts) {
    low = (low + a) | 0;
    high = (high + b) | 0;
  }
  for (let p = 0; p < parts.length; p++) {
    const lowP = (low - (parts[p]?.[0] ?? 0)) | 0;
    const highP = (high - (parts[p]?.[1] ?? 0)) | 0;
    if (apart === 1) {
      yield { hash: combine(lowP + mix(p, 3), highP), places: [p] };
      continue;
    }
    for (let q = p + 1; q < parts.length; q++) {
      const lowQ = (lowP - (parts[q]?.[0] ?? 0) + mix(p * 128 + q, 5)) | 0;
      yield { hash: combine(lowQ, highP - (parts[q]?.[1] ?? 0)), places: [p, q] };
    }
  }
}

/** 53 bits of two times 32. */
function combine(low: number, high: number): number {
  return (low >>> 0) * 0x200000 + ((high >>> 0) & 0x1fffff);
}

function textHash(text: string): number {
  let hash = known.get(text);
  if (hash !== undefined) return hash;
  hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  if (known.size > 20_000) known.clear();
  known.set(text, hash);
  return hash;
}

function mix(value: number, place: number): number {
  let hash = Math.imul(value ^ Math.imul(place + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
