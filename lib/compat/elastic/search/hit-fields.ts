import { parseIsoNs } from '../../../time/iso';
import type { JsonValue } from '../document-of-log';
import { illegalArgument, parsingError } from '../elastic-error';
import { isObject, listOf, refuseUnknown, textOf } from '../json-members';
import { namePattern } from '../name-pattern';
import { timeValue } from './time-value';

/** A field of `fields` or `docvalue_fields`, by name or with stars. */
export interface FieldAsk {
  name: string;
  format: string | null;
}

const MAX_FIELDS = 200;

export function readFieldAsks(value: JsonValue | undefined, where: string): FieldAsk[] {
  const asked = listOf(value ?? []);
  if (asked.length > MAX_FIELDS)
    throw illegalArgument(
      `Trying to retrieve too many ${where}. Must be less than or equal to: [${MAX_FIELDS}] but was [${asked.length}].`,
    );
  return asked.map((each) => {
    if (typeof each === 'string') return { name: each, format: null };
    if (!isObject(each)) throw parsingError(`[${where}] malformed, names or objects were expected`);
    refuseUnknown(
      each,
      ['field', 'format', 'include_unmapped'],
      (name) => `[${where}] unknown field [${name}]`,
    );
    const format = each.format === undefined || each.format === null ? null : textOf(each.format, '[format]');
    return { name: textOf(each.field, `[${where}] field`), format };
  });
}

/** `fields` of a hit: every value in a list, times by their format. Null: it has none of them. */
export function hitFields(flat: ReadonlyMap<string, JsonValue>, asks: readonly FieldAsk[]): JsonValue | null {
  if (asks.length === 0) return null;
  const found = new Map<string, JsonValue[]>();
  for (const { name, format } of asks) {
    const fits = namePattern(name);
    const plain = name.endsWith('.keyword') ? name.slice(0, -'.keyword'.length) : null;
    for (const [each, value] of flat) {
      const shown = fits(each) ? each : plain === each ? name : null;
      if (shown !== null) found.set(shown, valuesOf(each, value, format));
    }
  }
  return found.size === 0 ? null : Object.fromEntries(found);
}

function valuesOf(name: string, value: JsonValue, format: string | null): JsonValue[] {
  const ns = name === '@timestamp' ? parseIsoNs(String(value)) : null;
  if (ns !== null) return [timeValue(ns, format)];
  return Array.isArray(value) ? value.flat(10) : [value];
}
