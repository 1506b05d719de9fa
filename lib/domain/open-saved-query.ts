import type { RequestContext } from '../contracts/context';
import { savedAddress } from '../contracts/saved-address';
import { readSavedQuery } from '../store/metadata/saved-queries';
import { locationHeader, missingLink } from './location-header';

const ID = /^[0-9A-Za-z]{1,64}$/;

/** Where a short link leads: the saved view, or the list of saved queries with a word on the missing one. Only ASCII. */
export async function openSavedQuery(ctx: RequestContext, id: string): Promise<string> {
  const saved = ID.test(id) ? await readSavedQuery(ctx.tenantId, id) : null;
  return saved ? locationHeader(savedAddress(saved)) : missingLink('/saved', id);
}
