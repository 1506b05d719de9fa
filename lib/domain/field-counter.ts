import type { AttributeValue } from '../contracts/attributes';
import type { LogFieldsResponse } from '../contracts/log-search';

type Field = LogFieldsResponse['fields'][number];

/** Counts the values of one field over a sample. Elements of a list count each on its own, once a log. */
export class FieldCounter {
  private logs = 0;
  private type: Field['type'] | undefined;
  private readonly values = new Map<string, number>();

  /** One value of one log (or of `times` logs that share it). */
  add(value: AttributeValue, times = 1): void {
    this.logs += times;
    const type = typeOf(value);
    this.type = this.type === undefined || this.type === type ? type : 'mixed';
    const texts = new Set(Array.isArray(value) ? value.map(textOf) : [textOf(value)]);
    for (const text of texts) this.values.set(text, (this.values.get(text) ?? 0) + times);
  }

  /** @param top how many of the most frequent values to give; ties by text */
  read(name: string, kind: Field['kind'], top: number): Field {
    const values = [...this.values]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, top);
    return {
      name,
      kind,
      type: this.type ?? 'string',
      count: this.logs,
      distinct: this.values.size,
      values,
    };
  }
}

function typeOf(value: AttributeValue): Field['type'] {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function textOf(value: AttributeValue): string {
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}
