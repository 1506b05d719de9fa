import type { JsonValue } from '../document-of-log';
import { namePattern } from '../name-pattern';
import type { JsonObject } from '../read-json';
import type { FieldType } from './field-types';

type Fields = readonly (readonly [string, FieldType])[];

const METADATA: readonly [name: string, type: string, isField: boolean][] = [
  ['_id', '_id', true],
  ['_index', '_index', true],
  ['_source', '_source', false],
];

/** `_field_caps`. @param asked names, with stars */
export function writeFieldCaps(
  fields: Fields,
  asked: readonly string[],
  indices: readonly string[],
): JsonObject {
  const tests = asked.map(namePattern);
  const isAsked = (name: string) => tests.some((fits) => fits(name));
  const caps = fields.flatMap(([name, type]): [string, JsonValue][] => {
    const sub = `${name}.keyword`;
    // Stars name fields as they are; a `.keyword` is answered where it is asked for by name.
    const hasSub = (type === 'keyword' || type === 'text') && asked.includes(sub);
    return [...(isAsked(name) ? [capOf(name, type)] : []), ...(hasSub ? [capOf(sub, 'keyword')] : [])];
  });
  const metadata = METADATA.filter(([name]) => isAsked(name)).map(
    ([name, type, isField]): [string, JsonValue] => [
      name,
      { [type]: { type, metadata_field: true, searchable: isField, aggregatable: isField } },
    ],
  );
  return { indices: [...indices], fields: Object.fromEntries([...metadata, ...caps]) };
}

function capOf(name: string, type: FieldType): [string, JsonValue] {
  return [name, { [type]: { type, metadata_field: false, searchable: true, aggregatable: type !== 'text' } }];
}

/** The `mappings` of an index. */
export function writeMappings(fields: Fields): JsonObject {
  const root: JsonObject = {};
  for (const [name, type] of fields) place(root, name.split('.'), type);
  return { mappings: { properties: root } };
}

/** A name below one that holds values itself is its sub-field. */
function place(properties: JsonObject, [first = '', ...rest]: readonly string[], type: FieldType): void {
  const known = properties[first];
  const entry = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
  properties[first] = entry;
  if (rest.length === 0) {
    Object.assign(entry, type === 'text' ? { type, fields: { keyword: { type: 'keyword' } } } : { type });
    return;
  }
  const inside = entry.properties;
  const next: JsonObject =
    typeof inside === 'object' && inside !== null && !Array.isArray(inside) ? inside : {};
  entry.properties = next;
  place(next, rest, type);
}

/** `_mapping/field/{names}` of one index. */
export function writeFieldMappings(fields: Fields, asked: readonly string[]): JsonObject {
  const tests = asked.map(namePattern);
  const found = fields
    .filter(([name]) => tests.some((fits) => fits(name)))
    .map(([name, type]): [string, JsonValue] => [
      name,
      { full_name: name, mapping: { [name.slice(name.lastIndexOf('.') + 1)]: { type } } },
    ]);
  return { mappings: Object.fromEntries(found) };
}
