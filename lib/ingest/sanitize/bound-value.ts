import type { AttributeValue } from '../../contracts/attributes';
import { type RawObject, type RawValue, setOwn } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import { capText } from './cap-text';

/** Stands where a value was nested deeper than is kept. */
const DEEPER = '[nested too deep]';

/** The mark that replaces a value beyond the nesting limit; counts the cut. */
export function tooDeep(repairs: Repairs): string {
  repairs.note(`values nested deeper than ${RECORD_LIMITS.nestingDepth} levels cut`);
  return DEEPER;
}

/** JSON has no NaN and no infinities: they are kept under the names ProtoJSON gives them. */
export function finite(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/** A list as an attribute keeps it: nested lists stay lists, objects become their JSON text, null the text `null`. */
export function toAttributeList(list: RawValue[], repairs: Repairs, depth: number): AttributeValue[] {
  return capItems(list, repairs).map((item) => {
    if (item === null) return 'null';
    if (typeof item === 'number') return finite(item);
    if (typeof item === 'string') return capText(item, RECORD_LIMITS.textBytes, 'attribute value', repairs);
    if (typeof item === 'boolean') return item;
    if (depth >= RECORD_LIMITS.nestingDepth) return tooDeep(repairs);
    if (Array.isArray(item)) return toAttributeList(item, repairs, depth + 1);
    const text = JSON.stringify(boundValue(item, repairs, depth + 1));
    return capText(text, RECORD_LIMITS.textBytes, 'attribute value', repairs);
  });
}

/** The same value with its depth and list lengths bounded, safe for JSON.stringify. */
export function boundValue(value: RawValue, repairs: Repairs, depth = 0): RawValue {
  if (typeof value === 'number') return finite(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= RECORD_LIMITS.nestingDepth) return tooDeep(repairs);
  if (Array.isArray(value)) {
    return capItems(value, repairs).map((item) => boundValue(item, repairs, depth + 1));
  }
  const bounded: RawObject = {};
  for (const key of Object.keys(value)) {
    setOwn(bounded, key, boundValue(value[key] ?? null, repairs, depth + 1));
  }
  return bounded;
}

function capItems(list: RawValue[], repairs: Repairs): RawValue[] {
  if (list.length <= RECORD_LIMITS.listItems) return list;
  repairs.note(
    `list items beyond ${RECORD_LIMITS.listItems} left out`,
    list.length - RECORD_LIMITS.listItems,
  );
  return list.slice(0, RECORD_LIMITS.listItems);
}
