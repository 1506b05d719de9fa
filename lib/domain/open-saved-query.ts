import type { RequestContext } from '../contracts/context';
import { readSavedQuery } from '../store/metadata/saved-queries';

const ID = /^[0-9A-Za-z]{1,64}$/;

/** Where a short link leads: the saved view, or the list of saved queries with a word on the missing one. Only ASCII. */
export async function openSavedQuery(ctx: RequestContext, id: string): Promise<string> {
  const saved = ID.test(id) ? await readSavedQuery(ctx.tenantId, id) : null;
  if (!saved) return `/saved?missing=${encodeURIComponent(wellFormed(id))}`;
  const url = saved.search === '' ? saved.path : `${saved.path}?${saved.search}`;
  // A header holds no other characters; what is percent-encoded already stays as it is.
  return wellFormed(url).replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** Lone surrogates, which no URL can carry, become U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
