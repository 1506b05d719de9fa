import type { Attributes, AttributeValue } from '../../contracts/attributes';
import type { RawObject } from '../raw-value';
import type { Repairs } from '../repairs';
import { AttributeBag } from '../sanitize/attribute-bag';

/** A document's fields by dotted name, as Elasticsearch sees them: `log.level` and `{"log": {"level": …}}` are one field. */
export class FlatFields {
  readonly values: Attributes;

  constructor(document: RawObject, repairs: Repairs) {
    const bag = new AttributeBag(repairs);
    for (const [key, value] of Object.entries(document)) bag.put(key, value);
    this.values = bag.values;
  }

  /** The first of these fields that holds a scalar, as text; null when none does. It stays where it is. */
  peek(names: readonly string[]): string | null {
    const name = this.#find(names);
    return name === null ? null : String(this.values[name]);
  }

  /** As `peek`, and takes the field out: what is said elsewhere on the record is no attribute too. */
  take(names: readonly string[]): string | null {
    const name = this.#find(names);
    return name === null ? null : String(this.remove(name));
  }

  /** Takes one field out, whatever it holds. */
  remove(name: string): AttributeValue | undefined {
    if (!Object.hasOwn(this.values, name)) return undefined;
    const value = this.values[name];
    delete this.values[name];
    return value;
  }

  #find(names: readonly string[]): string | null {
    for (const name of names) {
      if (!Object.hasOwn(this.values, name)) continue;
      const value = this.values[name];
      if (value !== undefined && value !== '' && !Array.isArray(value)) return name;
    }
    return null;
  }
}
