import { NAME_CHARS } from '../store/rollup/resolve-operations';

/** Of an operation: a name that is cut stands for several, and the empty one for whatever comes beyond those that are kept. */
export function isUnsureName(name: string): boolean {
  return name === '' || name.length >= NAME_CHARS - 1;
}
