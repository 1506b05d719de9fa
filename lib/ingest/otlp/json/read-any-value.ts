import { type RawObject, type RawValue, setOwn } from '../../raw-value';
import { RECORD_LIMITS } from '../../record-limits';
import type { Repairs } from '../../repairs';
import { AttributeBag } from '../../sanitize/attribute-bag';
import { finite, tooDeep } from '../../sanitize/bound-value';
import { isObject, type JsonObject, list, text } from './fields';

/** Reads the JSON form of an AnyValue: an object with one of the seven value fields, or none. */
export function readJsonAnyValue(value: unknown, repairs: Repairs, depth = 0): RawValue {
  if (!isObject(value)) return mistyped(value, repairs);
  if (value.stringValue !== undefined) return scalar(value.stringValue, 'string', repairs);
  if (value.intValue !== undefined) return integer(value.intValue, repairs);
  if (value.boolValue !== undefined) return scalar(value.boolValue, 'boolean', repairs);
  if (value.doubleValue !== undefined) return double(value.doubleValue, repairs);
  if (value.bytesValue !== undefined) return scalar(value.bytesValue, 'string', repairs);
  const nested = value.arrayValue ?? value.kvlistValue;
  if (nested === undefined || nested === null) return null;
  if (!isObject(nested)) return mistyped(nested, repairs);
  if (depth >= RECORD_LIMITS.nestingDepth) return tooDeep(repairs);
  const values = list(nested.values, 'values');
  if (nested === value.arrayValue) return values.map((item) => readJsonAnyValue(item, repairs, depth + 1));
  const object: RawObject = {};
  for (const entry of values) {
    if (isObject(entry)) {
      setOwn(object, text(entry.key, 'key'), readJsonAnyValue(entry.value, repairs, depth + 1));
    }
  }
  return object;
}

/** Reads `attributes: [{key, value}]`. */
export function readJsonAttributes(value: unknown, repairs: Repairs): AttributeBag {
  const bag = new AttributeBag(repairs);
  for (const entry of list(value, 'attributes')) {
    if (isObject(entry)) putAttribute(bag, entry, repairs);
    else repairs.note('attribute that is no key and value left out');
  }
  return bag;
}

function putAttribute(bag: AttributeBag, entry: JsonObject, repairs: Repairs): void {
  bag.put(text(entry.key, 'attribute key'), readJsonAnyValue(entry.value, repairs));
}

function scalar(value: unknown, type: 'string' | 'boolean', repairs: Repairs): RawValue {
  if (typeof value === type) return value as string | boolean;
  return mistyped(value, repairs);
}

function integer(value: unknown, repairs: Repairs): RawValue {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value !== 'string' || !/^-?\d{1,400}$/.test(value)) return mistyped(value, repairs);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function double(value: unknown, repairs: Repairs): RawValue {
  if (typeof value === 'number') return finite(value);
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return value;
  if (typeof value !== 'string' || value === '') return mistyped(value, repairs);
  const number = Number(value);
  return Number.isFinite(number) && String(number) === value ? number : value;
}

/** A value in the wrong field or without its wrapper is kept as what it is. */
function mistyped(value: unknown, repairs: Repairs): RawValue {
  if (value === null || value === undefined) return null;
  repairs.note('attribute value of another type than its field kept');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value as RawValue;
}
