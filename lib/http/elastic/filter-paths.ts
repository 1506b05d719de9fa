import { namePattern } from '../../contracts/name-pattern';

const MOST_PATHS = 100;
const MOST_DEPTH = 32;

/**
 * Keeps what `filter_path` names: `errors,items.*.error`; `*` is any name or part of one, `**` any depth, a leading `-`
 * leaves out. Lists are looked through. Source: Elasticsearch, "Common options", response filtering.
 */
export function filterPaths(body: unknown, paths: readonly string[]): unknown {
  const read = paths
    .slice(0, MOST_PATHS)
    .map((path) => path.trim())
    .filter((path) => path !== '');
  const left = read.filter((path) => path.startsWith('-')).map((path) => segmentsOf(path.slice(1)));
  const kept = read.filter((path) => !path.startsWith('-')).map(segmentsOf);
  const shown = kept.length === 0 ? body : (keep(body, kept) ?? {});
  return left.length === 0 ? shown : (leaveOut(shown, left) ?? {});
}

type Segment = '**' | ((name: string) => boolean);

function segmentsOf(path: string): Segment[] {
  return path
    .split('.')
    .slice(0, MOST_DEPTH)
    .map((part) => (part === '**' ? part : namePattern(part)));
}

/** Where the patterns stand one name further down; `done` when one ends there. */
function step(patterns: readonly Segment[][], name: string): { rest: Segment[][]; done: boolean } {
  const rest: Segment[][] = [];
  let done = false;
  const walk = (pattern: Segment[]): void => {
    const [head, ...tail] = pattern;
    if (head === undefined) return;
    if (head === '**') {
      rest.push(pattern);
      if (tail.length === 0) done = true;
      else walk(tail);
    } else if (head(name)) {
      if (tail.length === 0) done = true;
      else rest.push(tail);
    }
  };
  for (const pattern of patterns) walk(pattern);
  return { rest, done };
}

function keep(value: unknown, patterns: readonly Segment[][]): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => keep(item, patterns)).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const { rest, done } = step(patterns, name);
    const shown = done ? inner : rest.length === 0 ? undefined : keep(inner, rest);
    if (shown !== undefined) entries.push([name, shown]);
  }
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function leaveOut(value: unknown, patterns: readonly Segment[][]): unknown {
  if (Array.isArray(value)) return value.map((item) => leaveOut(item, patterns));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const { rest, done } = step(patterns, name);
    if (!done) entries.push([name, rest.length === 0 ? inner : leaveOut(inner, rest)]);
  }
  return Object.fromEntries(entries);
}
