/** The word of a formula before the caret, and the names that begin with it. Null: none stands there. */
export function formulaCompletion(
  text: string,
  caret: number,
  names: readonly string[],
): { from: number; to: number; names: string[] } | null {
  const [typed = ''] = /[A-Za-z][A-Za-z0-9_]*$/.exec(text.slice(0, caret)) ?? [];
  if (typed === '') return null;
  const [rest = ''] = /^[A-Za-z0-9_]*/.exec(text.slice(caret)) ?? [];
  const word = typed + rest;
  const fitting = names.filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
  if (fitting.length === 0 || fitting.includes(word)) return null;
  return { from: caret - typed.length, to: caret + rest.length, names: fitting };
}
