import type { RequestContext } from '../contracts/context';
import { readSnapshot } from '../store/metadata/snapshots';
import { locationHeader, missingLink } from './location-header';

const ID = /^[0-9A-Za-z]{1,64}$/;

/** Where the link of a snapshot leads: exactly what was seen, or the list with a word on the missing one. Only ASCII. */
export async function openSnapshot(ctx: RequestContext, id: string): Promise<string> {
  const snapshot = ID.test(id) ? await readSnapshot(ctx.tenantId, id) : null;
  if (!snapshot) return missingLink('/saved/snapshots', id);
  if (snapshot.boardVersion !== null) return `/s/${id}/board`;
  const { path, search } = snapshot;
  return locationHeader(search === '' ? path : `${path}?${search}`);
}
