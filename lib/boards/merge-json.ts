import { fieldsOf, type JsonObject, keyedItems, sameJson } from './document-shape';
import { mergedOrder } from './merged-order';

/** Where two changes of one thing meet. */
export interface Clash {
  /** Names from the document down: `panels`, the panel's id, `title`. */
  path: readonly string[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Decides a clash; given what each made of it (undefined: took it away). */
export type Decide = (clash: Clash) => unknown;

/** A three-way merge of JSON whose lists are keyed; undefined is what is not there. */
export function mergeJson(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: readonly string[],
  decide: Decide,
): unknown {
  if (sameJson(mine, theirs) || sameJson(theirs, base)) return mine;
  if (sameJson(mine, base)) return theirs;
  const name = path.at(-1) ?? '';
  const lists = [base, mine, theirs].map((one) => keyedItems(name, one));
  const [b, m, t] = lists;
  if (b && m && t) {
    const merged = new Map<string, unknown>();
    for (const key of new Set([...m.keys(), ...t.keys(), ...b.keys()])) {
      const item = mergeJson(b.get(key), m.get(key), t.get(key), [...path, key], decide);
      if (item !== undefined) merged.set(key, item);
    }
    return mergedOrder([...b.keys()], [...m.keys()], [...t.keys()])
      .filter((key) => merged.has(key))
      .map((key) => merged.get(key));
  }
  const objects = [base, mine, theirs].map((one) => fieldsOf(name, one));
  const [bo, mo, to] = objects;
  if (bo && mo && to && isSameKind(mo, to)) {
    const keys = new Set([...Object.keys(mo), ...Object.keys(to)]);
    return Object.fromEntries(
      [...keys]
        .map((key) => [key, mergeJson(bo[key], mo[key], to[key], [...path, key], decide)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }
  return decide({ path, base, mine, theirs });
}

/** A panel of another kind has other fields: it goes as a whole. */
function isSameKind(a: JsonObject, b: JsonObject): boolean {
  return a.kind === b.kind;
}
