/** A value as a protocol carries it, before it is flattened into attributes. 64-bit integers beyond 2^53 are strings. */
export type RawValue = string | number | boolean | null | RawValue[] | RawObject;
export interface RawObject {
  [key: string]: RawValue;
}

/** Sets an own property whatever its name: plain assignment to `__proto__` would change the prototype instead. */
export function setOwn<T>(target: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

export function isPlainObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
