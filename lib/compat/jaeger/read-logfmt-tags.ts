const PAIR = /\s*([^\s="]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*)))?(?=\s|$)/y;

/** `error=true http.url="a b"` as pairs; a key alone is `true`, as in Jaeger's UI. Null: the text is no logfmt. */
export function readLogfmtTags(text: string): [string, string][] | null {
  const pairs: [string, string][] = [];
  const rest = text.trimEnd();
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < rest.length) {
    const found = PAIR.exec(rest);
    if (!found) return null;
    const [, key = '', quoted, plain] = found;
    pairs.push([key, quoted?.replace(/\\(.)/g, '$1') ?? plain ?? 'true']);
  }
  return pairs;
}
