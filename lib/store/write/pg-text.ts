// What PostgreSQL's text and jsonb cannot hold. Decoders repair these with a count; here is the last net under them.
const BAD_JSON_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/** Text without NUL; lone surrogates become U+FFFD when it is encoded. */
export function toText<T extends string | null>(text: T): T {
  return (text?.includes('\0') ? text.replaceAll('\0', '') : text) as T;
}

/** The JSON text of a value, without NUL characters and lone surrogates, which jsonb refuses. */
export function toJsonb(value: unknown): string {
  const json = JSON.stringify(value);
  return BAD_JSON_ESCAPE.test(json) ? JSON.stringify(clean(value)) : json;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return toText(Buffer.from(value, 'utf8').toString('utf8'));
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), clean(item)]));
}
