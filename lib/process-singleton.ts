/**
 * One value a process. Next bundles routes and instrumentation separately, so a module-level `const` exists several
 * times; pools, queues and counters must not.
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`throughline.${name}`);
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const existing = store[key];
  if (existing !== undefined) return existing;
  const created = create();
  store[key] = created;
  return created;
}
