import { isPlainObject, type RawObject, type RawValue, setOwn } from '../raw-value';
import type { Repairs } from '../repairs';
import { AttributeBag } from '../sanitize/attribute-bag';

const EMPTY: RawObject = {};

/** A member that is an object; an empty one where it is missing or something else. */
export function objectIn(of: RawObject, name: string): RawObject {
  const value = of[name] ?? null;
  return isPlainObject(value) ? value : EMPTY;
}

/** What stands below a name, nested (`{"Resource": {…}}`) or under dotted names (`"Resource.host.name"`). */
export function membersBelow(of: RawObject, name: string): RawObject {
  const below: RawObject = { ...objectIn(of, name) };
  for (const [key, value] of Object.entries(of)) {
    if (key.startsWith(`${name}.`)) setOwn(below, key.slice(name.length + 1), value);
  }
  return below;
}

/** A member that is a scalar, as text; '' where it is missing. */
export function textIn(of: RawObject, name: string): string {
  const value = of[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** A member that is a whole number, also in quotes; 0 where it is missing. */
export function countIn(of: RawObject, name: string): number {
  const value = Number(textIn(of, name));
  return Number.isSafeInteger(value) ? value : 0;
}

/** A member's items that are objects. */
export function objectsIn(of: RawObject, name: string): RawObject[] {
  const value: RawValue = of[name] ?? null;
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

/** An object's members as attributes. */
export function bagOf(object: RawObject, repairs: Repairs): AttributeBag {
  const bag = new AttributeBag(repairs);
  for (const [key, value] of Object.entries(object)) bag.put(key, value);
  return bag;
}
