import { keepWords, readUnreadQueries } from '../store/metadata/unread-queries';
import { savedQueryWords } from './saved-query-words';

const AT_ONCE = 500;
/** There are 10,000 saved queries at most, and as many in the trash. */
const MOST_PIECES = 50;

/** Reads the words of a tenant's saved queries from before there was a search. */
export async function readWordsOfUnread(tenantId: number): Promise<void> {
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const unread = await readUnreadQueries(tenantId, AT_ONCE);
    if (unread.length === 0) return;
    await keepWords(
      unread.map((saved) => ({ id: saved.id, updatedAt: saved.updatedAt, ...savedQueryWords(saved) })),
    );
  }
}
