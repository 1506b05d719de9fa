const LEAST = 0.4;

/** The names that are like one, the nearest first: the same words in another order or spelling. @param most how many */
export function namesLike(name: string, names: readonly string[], most: number): string[] {
  const wanted = partsOf(name);
  return names
    .filter((other) => other !== name)
    .map((other) => ({ other, likeness: likeness(wanted, partsOf(other)) }))
    .filter((one) => one.likeness >= LEAST)
    .sort(
      (a, b) => b.likeness - a.likeness || a.other.length - b.other.length || (a.other < b.other ? -1 : 1),
    )
    .slice(0, most)
    .map(({ other }) => other);
}

interface Parts {
  words: Set<string>;
  pairs: Set<string>;
}

/** `http.statusCode` → http, status, code; and the pairs of letters in them. */
function partsOf(name: string): Parts {
  const words = name
    .slice(0, 256)
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '.')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const pairs = words.flatMap((word) =>
    word.length === 1 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
  );
  return { words: new Set(words), pairs: new Set(pairs) };
}

function likeness(a: Parts, b: Parts): number {
  return Math.max(shared(a.words, b.words), shared(a.pairs, b.pairs));
}

/** How much of both is in both, 0 to 1. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return (2 * both) / (a.size + b.size);
}
