import {
  MAX_BULK,
  type SavedBulk,
  type SavedBulkAction,
  type SavedBulkResult,
  savedBulkResultSchema,
} from '@/lib/contracts/saved-bulk';
import { apiSend } from '@/lib/http/client';

/**
 * Does the same with many things, a hundred a request. Where a request fails, what it and those after it would have done is
 * told as failed, each thing by itself. Never rejects.
 */
export async function changeMany(
  things: SavedBulk['things'],
  action: SavedBulkAction,
): Promise<SavedBulkResult> {
  const all: SavedBulkResult = { done: [], failed: [] };
  for (let at = 0; at < things.length; at += MAX_BULK) {
    const part = things.slice(at, at + MAX_BULK);
    try {
      const { done, failed } = await apiSend(
        'POST',
        '/api/saved/bulk',
        { things: part, action },
        savedBulkResultSchema,
      );
      all.done.push(...done);
      all.failed.push(...failed);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      all.failed.push(...things.slice(at).map(({ kind, id }) => ({ kind, id, message })));
      break;
    }
  }
  return all;
}
