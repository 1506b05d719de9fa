/** The text of a body, pretty-printed when it is a JSON object or list; others come back as null. */
export function prettyJson(body: string): string | null {
  const start = body.trimStart()[0];
  if (start !== '{' && start !== '[') return null;
  if (body.length > 1_000_000) return null;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return null;
  }
}
