/** The search string of an address, without `?`; a `?` in it, as in `host:web-?`, is part of it. */
export function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}
