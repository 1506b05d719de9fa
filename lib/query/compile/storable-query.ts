import { storableText } from './sql-scope';

/** The tree with all its texts as the store could hold them: looked up as they are compared. */
export function storableQuery<T>(tree: T): T {
  if (typeof tree === 'string') return storableText(tree) as T;
  if (Array.isArray(tree)) return tree.map(storableQuery) as T;
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, storableQuery(part)])) as T;
}
