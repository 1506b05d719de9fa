import { isPlainObject, type RawObject, type RawValue } from '../raw-value';
import type { AttributeBag } from '../sanitize/attribute-bag';

/** Reads well-known fields off one JSON object and remembers which, so that the rest become attributes. */
export class TakenFields {
  readonly #record: RawObject;
  readonly #taken = new Set<string>();

  constructor(record: RawObject) {
    this.#record = record;
  }

  /**
   * The first of these fields that holds a scalar, as text; null when none does. `service.name` is found as a dotted
   * key and inside a nested `service` object.
   */
  text(...names: string[]): string | null {
    const value = this.value((candidate) => typeof candidate !== 'object', ...names);
    return value === null ? null : String(value);
  }

  /** The first of these fields whose value is wanted; null when there is none. */
  value(wanted: (value: RawValue) => boolean, ...names: string[]): RawValue {
    for (const name of names) {
      const value = this.#lookUp(name);
      if (value === null || value === undefined || value === '' || !wanted(value)) continue;
      this.#taken.add(name);
      return value;
    }
    return null;
  }

  /** Whether any of these fields is there and says something. */
  has(...names: string[]): boolean {
    return names.some((name) => !['', null, undefined].includes(this.#lookUp(name) as string));
  }

  /** Puts everything that was not taken into the bag. */
  rest(bag: AttributeBag): void {
    for (const [key, value] of Object.entries(this.#record)) {
      if (this.#taken.has(key)) continue;
      if (!isPlainObject(value) || !this.#tookInside(key)) bag.put(key, value);
      else {
        for (const [inner, nested] of Object.entries(value)) {
          if (!this.#taken.has(`${key}.${inner}`)) bag.put(`${key}.${inner}`, nested, 1);
        }
      }
    }
  }

  #lookUp(name: string): RawValue | undefined {
    if (Object.hasOwn(this.#record, name)) return this.#record[name];
    const dot = name.indexOf('.');
    if (dot < 0) return undefined;
    const outer = this.#record[name.slice(0, dot)];
    const inner = name.slice(dot + 1);
    return isPlainObject(outer) && Object.hasOwn(outer, inner) ? outer[inner] : undefined;
  }

  #tookInside(key: string): boolean {
    for (const name of this.#taken) if (name.startsWith(`${key}.`)) return true;
    return false;
  }
}
