import type { JsonValue } from '../document-of-log';
import { isObject } from '../json-members';

const MOST = 12;

/** The fields that `exists` queries anywhere in a body ask for, at most 12; names with stars are none. */
export function namesAskedToExist(body: JsonValue | undefined): string[] {
  const names = new Set<string>();
  const visit = (value: JsonValue | undefined): void => {
    if (typeof value !== 'object' || value === null || names.size >= MOST) return;
    for (const each of Array.isArray(value) ? value : Object.values(value)) visit(each);
    if (!isObject(value) || !isObject(value.exists)) return;
    const { field } = value.exists;
    if (typeof field === 'string' && field !== '' && !field.includes('*')) names.add(field);
  };
  visit(body);
  return [...names];
}
