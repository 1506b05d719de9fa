import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';
import { integerOf, isObject, listOf, objectOf, textOf } from '../json-members';

/** What of a hit is marked, and how. */
export interface HighlightAsk {
  fields: readonly string[];
  pre: string;
  post: string;
  /** Characters of a fragment; 0 fragments: the whole text. */
  fragmentSize: number;
  fragments: number;
}

/** `highlight`. Source: Elasticsearch, "Highlighting". */
export function readHighlight(value: JsonValue | undefined): HighlightAsk | null {
  if (value === undefined || value === null) return null;
  const said = objectOf(value, '[highlight]');
  const fields = listOf(said.fields ?? {}).flatMap((each) =>
    isObject(each) ? Object.keys(each) : [textOf(each, '[highlight] fields')],
  );
  if (fields.length > 100) throw illegalArgument('[highlight] may name 100 fields.');
  const [pre] = listOf(said.pre_tags ?? '<em>');
  const [post] = listOf(said.post_tags ?? '</em>');
  return {
    fields,
    pre: textOf(pre ?? '<em>', '[pre_tags]').slice(0, 200),
    post: textOf(post ?? '</em>', '[post_tags]').slice(0, 200),
    fragmentSize: said.fragment_size === undefined ? 100 : integerOf(said.fragment_size, '[fragment_size]'),
    fragments:
      said.number_of_fragments === undefined
        ? 5
        : integerOf(said.number_of_fragments, '[number_of_fragments]'),
  };
}
