/**
 * What at least two of these names begin with, up to the first of `. / _ -`: the nearest thing to a namespace where the
 * resource names none. Null: a name that stands alone.
 */
export function nameNamespaces(names: readonly string[]): Map<string, string | null> {
  const prefixOf = (name: string) => /^([^./_-]{2,})[./_-]/.exec(name)?.[1] ?? null;
  const users = new Map<string, number>();
  for (const name of new Set(names)) {
    const prefix = prefixOf(name);
    if (prefix !== null) users.set(prefix, (users.get(prefix) ?? 0) + 1);
  }
  return new Map(
    names.map((name) => {
      const prefix = prefixOf(name);
      return [name, prefix !== null && (users.get(prefix) ?? 0) > 1 ? prefix : null];
    }),
  );
}
