import type { RawValue } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';

/**
 * JSON text that is the same for equal documents whatever the order of their keys: Beats write a document's keys in another
 * order each time they send it. What is nested too deep to be kept does not count.
 */
export function canonicalJson(value: RawValue, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth >= RECORD_LIMITS.nestingDepth) return '"nested too deep"';
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null, depth + 1)}`);
  return `{${members.join(',')}}`;
}
