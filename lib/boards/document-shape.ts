import { orderedJson } from './ordered-json';

/** Lists whose items are the same thing before and after when they have the same name, and what that is. */
const KEYED: Readonly<Record<string, (item: Readonly<Record<string, unknown>>) => string>> = {
  panels: ({ id }) => String(id),
  variables: ({ name }) => String(name),
  attributes: ({ source, name }) => `${source}:${name}`,
  queries: ({ name }) => String(name),
  formulas: ({ name }) => String(name),
};
/** What only means something as a whole: both ends of a range, a place, a measure with its field. */
const WHOLE = new Set(['time', 'at', 'measure', 'values']);

export type JsonObject = Readonly<Record<string, unknown>>;

/** Equal as JSON, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(orderedJson(a)) === JSON.stringify(orderedJson(b));
}

/** The items of a list of that name by what they are called, in order; null: no such list. */
export function keyedItems(name: string, value: unknown): Map<string, JsonObject> | null {
  const keyOf = Object.hasOwn(KEYED, name) ? KEYED[name] : undefined;
  if (!keyOf || !Array.isArray(value)) return null;
  return new Map((value as JsonObject[]).map((item) => [keyOf(item), item]));
}

/** The fields of an object that is taken apart; null: one that is compared as a whole. */
export function fieldsOf(name: string, value: unknown): JsonObject | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || WHOLE.has(name)) return null;
  return value as JsonObject;
}
