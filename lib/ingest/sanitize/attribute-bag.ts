import type { Attributes } from '../../contracts/attributes';
import { type RawValue, setOwn } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import { finite, toAttributeList, tooDeep } from './bound-value';
import { capText } from './cap-text';

/**
 * Gathers one record's attributes: nested objects become dotted keys, lists stay lists, null is no value and is left
 * out. Keys, values, depth and count are bounded; each cut is a counted repair.
 */
export class AttributeBag {
  readonly values: Attributes = {};
  readonly #repairs: Repairs;
  #count = 0;

  constructor(repairs: Repairs) {
    this.#repairs = repairs;
  }

  put(key: string, value: RawValue, depth = 0): void {
    switch (typeof value) {
      case 'string':
        this.#set(key, capText(value, RECORD_LIMITS.textBytes, 'attribute value', this.#repairs));
        return;
      case 'number':
        this.#set(key, finite(value));
        return;
      case 'boolean':
        this.#set(key, value);
        return;
    }
    if (value === null || value === undefined) return;
    if (depth >= RECORD_LIMITS.nestingDepth) this.#set(key, tooDeep(this.#repairs));
    else if (Array.isArray(value)) this.#set(key, toAttributeList(value, this.#repairs, depth + 1));
    else {
      const inner = Object.keys(value);
      if (inner.length === 0) this.#set(key, '{}');
      for (const name of inner) this.put(`${key}.${name}`, value[name] ?? null, depth + 1);
    }
  }

  #set(name: string, value: Attributes[string]): void {
    const key = capText(name, RECORD_LIMITS.keyBytes, 'attribute key', this.#repairs);
    if (Object.hasOwn(this.values, key)) {
      if (this.values[key] === value) return;
      this.#repairs.note('attributes of one name, the last kept');
      setOwn(this.values, key, value);
      return;
    }
    if (this.#count >= RECORD_LIMITS.attributesPerRecord) {
      this.#repairs.note(`attributes beyond ${RECORD_LIMITS.attributesPerRecord} of a record left out`);
      return;
    }
    this.#count += 1;
    setOwn(this.values, key, value);
  }
}
