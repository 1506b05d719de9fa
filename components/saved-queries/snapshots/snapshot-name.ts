import type { Snapshot } from '@/lib/contracts/snapshot';
import { describeSearch } from '../saved-query-links';

/** What a snapshot is called: its name, else what it looks for. */
export function snapshotName({ name, path, search }: Pick<Snapshot, 'name' | 'path' | 'search'>): string {
  return name || describeSearch(search) || path;
}
