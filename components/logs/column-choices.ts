import type { LogFieldsResponse } from '@/lib/contracts/log-search';
import { typedField } from '@/lib/query/explicit-field';

/** Built-in fields that a list can show, whatever the result holds. */
const BUILTIN = [
  'level',
  'service',
  'message',
  'trace_id',
  'span_id',
  'environment',
  'version',
  'severity_number',
  'observed_time',
  'arrival_delay',
  'scope.name',
  'scope.version',
];

/** What there is to choose as a column: the fields of the result, as typed in a query, after the built-in ones. */
export function columnChoices(
  fields: LogFieldsResponse['fields'] | undefined,
  shown: readonly string[],
): string[] {
  const found = fields?.map((field) => typedField(field.name, field.kind)) ?? [];
  const all = new Set([...BUILTIN, ...found]);
  for (const field of ['time', ...shown]) all.delete(field);
  return [...all];
}
