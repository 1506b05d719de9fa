import type { FieldName } from '../query/ast';
import { explicitField } from '../query/explicit-field';
import { parseQuery } from '../query/parse';
import { printFieldName } from '../query/print';
import { matchNodes } from './match-nodes';

/** The query text with other names for its fields; all else stays as it was typed. */
export function renameInQuery(text: string, mapping: Readonly<Record<string, string>>): string {
  const { ast } = parseQuery(text, 'span');
  const fields = new Map(matchNodes(ast).flatMap(({ field }) => (field ? [[field.from, field]] : [])));
  let renamed = text;
  for (const field of [...fields.values()].sort((a, b) => b.from - a.from)) {
    const to = newName(field, mapping);
    if (to === null) continue;
    const printed = printFieldName({ name: to, pattern: null }, '""');
    renamed = renamed.slice(0, field.from) + printed + renamed.slice(field.to);
  }
  return renamed;
}

function newName(field: FieldName, mapping: Readonly<Record<string, string>>): string | null {
  if (field.pattern) return null;
  const own = Object.hasOwn(mapping, field.name) ? mapping[field.name] : undefined;
  if (own !== undefined) return own;
  const explicit = explicitField(field);
  if (!explicit || !Object.hasOwn(mapping, explicit.field.name)) return null;
  const prefix = field.name.slice(0, field.name.length - explicit.field.name.length);
  return `${prefix}${mapping[explicit.field.name]}`;
}
