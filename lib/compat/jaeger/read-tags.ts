import { AppError } from '../../errors';
import { MAX_JAEGER_TAGS } from './jaeger-query';
import { readLogfmtTags } from './read-logfmt-tags';

/**
 * The tags that a search asks: `tag=key:value`, and `tags=` as a JSON object or, as people type it in the UI, logfmt.
 * Throws AppError `bad_request` in Jaeger's words. Source: jaegertracing/jaeger, query_parser.go, parseTags.
 */
export function readJaegerTags(params: URLSearchParams): Map<string, string> {
  const tags = new Map<string, string>();
  for (const tag of params.getAll('tag')) {
    const at = tag.indexOf(':');
    if (at < 0)
      throw new AppError(
        'bad_request',
        `malformed 'tag' parameter, expecting key:value, received: ${tag.slice(0, 200)}`,
      );
    tags.set(tag.slice(0, at), tag.slice(at + 1));
  }
  for (const text of params.getAll('tags')) {
    const read = /^\s*[{["]/.test(text) ? readTagObject(text) : readLogfmtTags(text);
    if (read === null)
      throw new AppError(
        'bad_request',
        "malformed 'tags' parameter, cannot unmarshal JSON: not an object of texts",
      );
    for (const [key, value] of read) tags.set(key, value);
  }
  if (tags.size > MAX_JAEGER_TAGS) throw new AppError('bad_request', `more than ${MAX_JAEGER_TAGS} tags`);
  return tags;
}

/** The entries of a JSON object of texts; null for anything else. Numbers and booleans are taken for their text. */
export function readTagObject(text: string): [string, string][] | null {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return null;
  const entries: [string, string][] = [];
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === 'object') return null;
    entries.push([key, String(value)]);
  }
  return entries;
}
