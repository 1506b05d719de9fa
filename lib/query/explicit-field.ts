import type { FieldName } from './ast';
import { isBuiltinField } from './fields';

/** Where a field is kept: a built-in of its own, the record's attributes (of a span's events too), or its resource. */
export type FieldOrigin = 'builtin' | 'attribute' | 'resource';

const PREFIXES = { 'attributes.': 'attribute', 'resource.': 'resource' } as const;
const PREFIX = /^(attributes\.|resource\.)(?=.)/s;
/** Resource attributes that the built-in of the same name is taken from. */
const TAKEN = ['service.name', 'service.version', 'deployment.environment', 'deployment.environment.name'];

export interface ExplicitField {
  origin: 'attribute' | 'resource';
  /** The name without its prefix. */
  field: FieldName;
}

/** `attributes.level`, `resource.x`: a field that says where it is kept, whatever built-in has that name. Null: any other. */
export function explicitField(field: FieldName): ExplicitField | null {
  const prefix = PREFIX.exec(field.name)?.[1] as keyof typeof PREFIXES | undefined;
  if (prefix === undefined) return null;
  const name = field.name.slice(prefix.length);
  const origin = PREFIXES[prefix];
  if (!field.pattern) return { origin, field: { ...field, name } };
  const [first, ...rest] = field.pattern;
  if (!first || !('text' in first) || !first.text.startsWith(prefix)) return null;
  const text = first.text.slice(prefix.length);
  return { origin, field: { ...field, name, pattern: text === '' ? rest : [{ text }, ...rest] } };
}

/** The name to type for a field that is kept there: with a prefix where it would mean something else without one. */
export function typedField(name: string, origin: FieldOrigin): string {
  if (origin === 'builtin' || (origin === 'resource' && TAKEN.includes(name))) return name;
  if (!isBuiltinField(name) && !PREFIX.test(name)) return name;
  return origin === 'attribute' ? `attributes.${name}` : `resource.${name}`;
}

/** Whether a name can be nothing but a field: a built-in of logs or spans, or one with a prefix. */
export function isKnownField(name: string): boolean {
  return isBuiltinField(name) || PREFIX.test(name);
}
