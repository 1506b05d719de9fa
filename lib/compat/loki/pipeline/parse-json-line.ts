import type { Extraction } from '../logql/logql-ast';
import { queryError } from '../logql/logql-error';
import { type LabelSet, labelName } from './label-set';

const NUMBERS = /"(?:[^"\\]|\\[\s\S])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MAX_DEPTH = 64;
const MAX_LABELS = 1_000;

/** `| json`: every scalar of the object as a label, nested names joined by `_`; lists are left out. */
export function extractJson(line: string, labels: LabelSet): void {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    failJson(labels);
    return;
  }
  let count = 0;
  const walk = (object: object, prefix: string, depth: number): void => {
    for (const [key, inner] of Object.entries(object)) {
      const name = prefix === '' ? labelName(key) : `${prefix}_${key.replace(/[^a-zA-Z0-9_]/g, '_')}`;
      if (isObject(inner)) {
        if (depth < MAX_DEPTH) walk(inner, name, depth + 1);
      } else if ((typeof inner === 'string' || typeof inner === 'boolean') && count++ < MAX_LABELS) {
        labels.setExtracted(name, String(inner));
      }
    }
  };
  walk(value, '', 0);
}

/** `| json code="a.b[0]"` */
export function compileJsonExtract(list: readonly Extraction[]): (line: string, labels: LabelSet) => void {
  const paths = list.map(({ name, path }) => ({ name, path: parsePath(path) }));
  return (line, labels) => {
    const root = parseJson(line);
    if (root === undefined) {
      failJson(labels);
      return;
    }
    for (const { name, path } of paths) {
      const found = path.reduce<unknown>(step, root);
      if (found === null || found === undefined) labels.setExtracted(name, '');
      else labels.setExtracted(name, typeof found === 'object' ? JSON.stringify(found) : String(found));
    }
  };
}

function step(value: unknown, key: string | number): unknown {
  if (typeof key === 'number') return Array.isArray(value) ? value[key] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** JSON whose numbers are text, with the digits they were written with; undefined when it is none. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(NUMBERS, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  } catch {
    return undefined;
  }
}

export function failJson(labels: LabelSet): void {
  labels.fail('JSONParserErr', "Value looks like object, but can't find closing '}' symbol");
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `a.b[0]["c d"]` */
function parsePath(path: string): (string | number)[] {
  const parts: (string | number)[] = [];
  const pattern = /\.?([a-zA-Z_][\w]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y;
  let at = 0;
  while (at < path.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(path);
    if (!match) throw queryError(`cannot parse expression [${path}]: syntax error`);
    const [whole, name, index, quoted] = match;
    parts.push(index !== undefined ? Number(index) : (name ?? quoted ?? ''));
    at += whole.length;
  }
  if (parts.length === 0) throw queryError(`cannot parse expression [${path}]: syntax error`);
  return parts;
}
