export interface FolderNode {
  /** The whole path: `fab/tester`. */
  path: string;
  /** Its last part. */
  name: string;
  depth: number;
  /** Of things in it or below it. */
  count: number;
}

/**
 * Every folder that something lies in, and those above it, in the order of a tree drawn from the top.
 * @param held how many things lie directly in a folder; '' is none
 */
export function folderTree(held: Iterable<{ folder: string; count: number }>): FolderNode[] {
  const counts = new Map<string, number>();
  for (const { folder, count } of held) {
    for (const path of pathsTo(folder)) counts.set(path, (counts.get(path) ?? 0) + count);
  }
  return [...counts]
    .map(([path, count]) => {
      const parts = path.split('/');
      return { path, name: parts.at(-1) ?? path, depth: parts.length - 1, count };
    })
    .sort((a, b) => comparePaths(a.path, b.path));
}

/** What a person typed as a folder, as it is kept: no empty parts, no blanks around them. */
export function cleanFolder(typed: string): string {
  return typed
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/');
}

/** A folder and those above it, from the top: `a/b` → `a`, `a/b`. */
function pathsTo(folder: string): string[] {
  if (folder === '') return [];
  const parts = folder.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Part by part, so that what is below a folder follows it at once. */
function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    const order = part.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' });
    if (order !== 0) return order;
    if (part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length;
}
