import type { JsonValue } from './document-of-log';

type Node = Map<string, Node | JsonValue>;

/**
 * Objects of dotted names: `a.b` is `b` in `a`. Where `a` is a value itself, or a part of a name is empty, the name stays
 * as it is.
 */
export function nestKeys(flat: ReadonlyMap<string, JsonValue>): JsonValue {
  const root: Node = new Map();
  for (const [name, value] of flat) {
    const parts = name.split('.');
    if (parts.length > 20 || parts.includes('') || !place(root, parts, value, flat)) root.set(name, value);
  }
  return plain(root);
}

function place(
  root: Node,
  parts: readonly string[],
  value: JsonValue,
  flat: ReadonlyMap<string, JsonValue>,
): boolean {
  for (let end = 1; end < parts.length; end++) if (flat.has(parts.slice(0, end).join('.'))) return false;
  let at = root;
  for (const part of parts.slice(0, -1)) {
    const next = at.get(part) ?? new Map();
    if (!(next instanceof Map)) return false;
    at.set(part, next);
    at = next;
  }
  at.set(parts.at(-1) ?? '', value);
  return true;
}

function plain(node: Node): JsonValue {
  // No prototype is touched by names such as __proto__: entries define own properties.
  return Object.fromEntries(
    [...node].map(([name, value]) => [name, value instanceof Map ? plain(value) : value]),
  );
}
