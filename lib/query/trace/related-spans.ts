/** A span of one trace as far as its place goes. Ids may be double, parents missing, and cycles closed. */
export interface PlacedSpan {
  key: bigint;
  parent: bigint | null;
}

export interface RelatedSpans {
  /** Indexes of the spans that have such a one below them, and above them. */
  above: Set<number>;
  below: Set<number>;
}

/**
 * Which spans stand to each other as `parent{…} > child{…}` or `ancestor{…} >> descendant{…}` asks. A parent is any other
 * span with the id that the child names, so of spans with a double id each is one. Each span is looked at a fixed number
 * of times, however many share an id.
 */
export function relatedSpans(
  spans: readonly PlacedSpan[],
  relation: 'parent' | 'ancestor',
  isAbove: (index: number) => boolean,
  isBelow: (index: number) => boolean,
): RelatedSpans {
  const indexes = [...spans.keys()];
  const above = indexes.filter(isAbove);
  const below = indexes.filter(isBelow);
  const deep = relation === 'ancestor';
  const under = reach(spans, above, 'down', deep);
  const over = reach(spans, below, 'up', deep);
  return {
    above: new Set(above.filter((index) => over.has(index))),
    below: new Set(below.filter((index) => under.has(index))),
  };
}

/** What is one step away from these, or any number of steps. Each span and each id is stepped from once, so cycles end. */
function reach(
  spans: readonly PlacedSpan[],
  from: readonly number[],
  direction: 'down' | 'up',
  deep: boolean,
): Set<number> {
  const keyOf = (index: number) => spans[index]?.key ?? null;
  const parentOf = (index: number) => spans[index]?.parent ?? null;
  const [idOf, toId] = direction === 'down' ? [keyOf, parentOf] : [parentOf, keyOf];
  const byId = groups(spans, toId);
  const firstOf = new Map<bigint, number>();
  const reached = new Set<number>();
  const stepped = new Set(from);
  const open = [...from];
  const arrive = (next: number) => {
    reached.add(next);
    if (!deep || stepped.has(next)) return;
    stepped.add(next);
    open.push(next);
  };
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const id = idOf(index);
    if (id === null) continue;
    const first = firstOf.get(id);
    if (first === undefined) {
      firstOf.set(id, index);
      // A span that names itself is not its own parent …
      for (const next of byId.get(id) ?? []) if (next !== index) arrive(next);
    } else if (toId(first) === id) {
      // … but another one with the id is.
      arrive(first);
    }
  }
  return reached;
}

function groups(spans: readonly PlacedSpan[], idOf: (index: number) => bigint | null): Map<bigint, number[]> {
  const found = new Map<bigint, number[]>();
  for (const index of spans.keys()) {
    const id = idOf(index);
    if (id === null) continue;
    const group = found.get(id);
    if (group) group.push(index);
    else found.set(id, [index]);
  }
  return found;
}
