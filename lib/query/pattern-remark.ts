import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { FieldName, Pattern } from './ast';
import { builtinsFitting } from './fields';
import { isAnything } from './read-pattern';
import type { QuerySignal } from './value-remark';

/** `*_id:x` asks attributes alone, though a built-in is called so. Null: no built-in is. */
export function patternRemark(
  { name, from, to }: FieldName,
  pattern: Pattern,
  signal: QuerySignal | null,
): QueryDiagnostic | null {
  const builtins = isAnything(pattern) ? [] : builtinsFitting(pattern, signal);
  if (builtins.length === 0) return null;
  const message = `${name} asks attributes; built-in fields are asked by their own name: ${builtins.join(', ')}.`;
  return { severity: 'hint', message, from, to };
}
