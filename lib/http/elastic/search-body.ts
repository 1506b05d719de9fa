import { AppError } from '../../errors';
import type { WireCall } from '../wire-app';
import { readWireBody } from '../wire-body';

const MAX_BYTES = 4 * 1024 * 1024;

/** The body of a search as text, of at most 4 MiB. Throws AppError `payload_too_large`. */
export async function readSearchBody({ request, share }: WireCall): Promise<string> {
  // Next gives no body to a GET. What it asked for must not be taken for a search for everything.
  if (request.method === 'GET' && Number(request.headers.get('content-length') ?? 0) > 0) {
    throw new AppError('bad_request', 'The body of a GET cannot be read here: send the same as POST.');
  }
  const body = await readWireBody(request, share);
  if (body.length > MAX_BYTES) {
    throw new AppError('payload_too_large', `The body of a search may have ${MAX_BYTES} bytes.`);
  }
  return body.toString('utf8');
}
