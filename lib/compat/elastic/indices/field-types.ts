import type { AttributeValue } from '../../../contracts/attributes';

/** Types of Elasticsearch's that fields of logs have. */
export type FieldType = 'keyword' | 'text' | 'long' | 'double' | 'boolean' | 'date';

const BUILTIN: readonly [string, FieldType][] = [
  ['@timestamp', 'date'],
  ['message', 'text'],
  ['log.level', 'keyword'],
  ['level', 'keyword'],
  ['service.name', 'keyword'],
  ['trace.id', 'keyword'],
  ['span.id', 'keyword'],
];

/** Fields and their types, gathered value by value. A field of several kinds is a keyword. */
export class FieldTypes {
  private readonly seen = new Map<string, FieldType>(BUILTIN);

  add(name: string, value: AttributeValue): void {
    if (Array.isArray(value)) {
      for (const each of value) this.add(name, each);
      return;
    }
    const type = typeOf(value);
    const known = this.seen.get(name);
    if (known === undefined) this.seen.set(name, type);
    else if (known !== type && !BUILTIN.some(([builtin]) => builtin === name)) {
      this.seen.set(name, isNumber(known) && isNumber(type) ? 'double' : 'keyword');
    }
  }

  /** Sorted by name. */
  list(): [string, FieldType][] {
    return [...this.seen].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

const isNumber = (type: FieldType) => type === 'long' || type === 'double';

function typeOf(value: string | number | boolean): FieldType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  return 'keyword';
}
