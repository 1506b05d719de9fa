const HUES = 14;
// Not FNV's own basis: with this one the services of the demo and of one trace seldom share a hue.
const BASIS = 3_555_985_762;

/** Which of the 14 service hues a name has, 1 … 14: always the same one, on every page and machine. */
export function serviceHue(name: string): number {
  return (hashOf(name) % HUES) + 1;
}

/** The service's colour as a CSS variable reference, right in both themes. A page may set `serviceVariable` to tell its services apart. */
export function serviceColor(name: string): string {
  return `var(${serviceVariable(name)}, var(--color-svc-${serviceHue(name)}))`;
}

/** The CSS variable that holds another colour of this service than its own, where one is set. */
export function serviceVariable(name: string): string {
  return `--svc-of-${hashOf(name).toString(16)}`;
}

/** The colour as it is now, for a canvas, which knows no variables. */
export function resolveServiceColor(name: string, styles: CSSStyleDeclaration): string {
  return (
    styles.getPropertyValue(serviceVariable(name)) ||
    styles.getPropertyValue(`--color-svc-${serviceHue(name)}`)
  );
}

/**
 * Services whose hue another has too, with the nearest hue that is free: then those of one picture can be told apart.
 * The first by name keeps it; beyond 14 services hues are shared.
 */
export function movedHues(services: Iterable<string>): Map<string, number> {
  const taken = new Set<number>();
  const late: string[] = [];
  for (const name of [...new Set(services)].sort()) {
    const hue = serviceHue(name);
    if (taken.has(hue)) late.push(name);
    taken.add(hue);
  }
  const moved = new Map<string, number>();
  for (const name of late) {
    const own = serviceHue(name);
    const free = Array.from({ length: HUES }, (_, index) => index + 1).filter((hue) => !taken.has(hue));
    const [nearest] = free.sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || a - b);
    if (nearest === undefined) break;
    taken.add(nearest);
    moved.set(name, nearest);
  }
  return moved;
}

/** FNV-1a 32 from a basis of our own. */
function hashOf(name: string): number {
  let hash = BASIS;
  for (let i = 0; i < name.length; i++) {
    hash ^= name.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  // The low bits of FNV differ little between short names: fold the high ones in.
  hash ^= hash >>> 15;
  return hash >>> 0;
}
