import type { AttributeValue } from '@/lib/contracts/attributes';
import type { Log } from '@/lib/contracts/log';
import { logField } from '@/lib/query/fields';
import { logValue } from '@/lib/query/log-value';
import { attributeText } from './attribute-preview';

/** The value of a field as text: what is shown, copied, and said by a filter. */
export function logValueText(log: Log, field: string): string | undefined {
  const value = logValue(log, field);
  return value === undefined ? undefined : attributeText(value);
}

const COMPARED = new Set(['message', 'time', 'observed_time', 'arrival_delay']);

/** Whether `field:value` finds the line: messages are prose, times are ranges, lists match by their elements. */
export function isFilterable(field: string, value: AttributeValue): boolean {
  const builtin = logField(field);
  return !COMPARED.has(builtin ?? '') && !Array.isArray(value);
}
