/** Chosen values by variable; an empty list: all. A variable that is not there is as its dashboard says. */
export type ChosenValues = Readonly<Record<string, readonly string[]>>;

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,30}$/;

/** `name:value` texts of the URL, as chosen values; `name:` alone is all of them, and texts of another shape are left out. */
export function readChosenValues(texts: readonly string[]): ChosenValues {
  const chosen = new Map<string, string[]>();
  for (const text of texts) {
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(0, colon));
    if (!NAME.test(name)) continue;
    const values = chosen.get(name) ?? [];
    const value = text.slice(colon + 1);
    if (value !== '' && !values.includes(value)) values.push(value);
    chosen.set(name, values);
  }
  return Object.fromEntries(chosen);
}

/** Chosen values as texts of the URL, in the order of their variables. */
export function writeChosenValues(chosen: ChosenValues): string[] {
  return Object.entries(chosen).flatMap(([name, values]) =>
    values.length === 0 ? [`${name}:`] : values.map((value) => `${name}:${value}`),
  );
}
