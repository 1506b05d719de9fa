import { openShare, type SharedContext } from '../domain/open-share';
import { refuseForeign } from './refuse-foreign';

/**
 * Says what the token of a shared link allows: the one other way in beside `authorize`. Nobody has to log in, and the
 * context is good for the shared verbs alone. Throws AppError `forbidden` for what a stranger's page made a browser send,
 * `not_found`, the same for unknown, revoked and expired tokens.
 */
export async function authorizeShare(
  request: Request,
  requestId: string,
  token: string,
): Promise<SharedContext> {
  refuseForeign(request);
  return await openShare(token, { requestId, signal: request.signal });
}
