const HUES = 14;
// Not FNV's own basis: with this one the services of the demo and of one trace seldom share a hue.
const BASIS = 3_555_985_762;

/** Which of the 14 service hues a name has, 1 … 14: always the same one, on every page and machine (FNV-1a 32 from a basis of our own). */
export function serviceHue(name: string): number {
  let hash = BASIS;
  for (let i = 0; i < name.length; i++) {
    hash ^= name.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  // The low bits of FNV differ little between short names: fold the high ones in.
  hash ^= hash >>> 15;
  return ((hash >>> 0) % HUES) + 1;
}

/** The service's colour as a CSS variable reference, right in both themes. */
export function serviceColor(name: string): string {
  return `var(--color-svc-${serviceHue(name)})`;
}
