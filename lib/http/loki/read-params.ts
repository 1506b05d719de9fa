import { AppError } from '../../errors';
import type { WireCall } from '../wire-app';
import { readWireBody } from '../wire-body';

/** A query's parameters: of the address, and of a form that was posted. Throws AppError `bad_request`. */
export async function readParams({ request, url, share }: WireCall): Promise<URLSearchParams> {
  const params = new URLSearchParams(url.searchParams);
  if (request.method !== 'POST') return params;
  const body = await readWireBody(request, share);
  if (body.length === 0) return params;
  if (body.length > 1024 * 1024) throw new AppError('payload_too_large', 'http: request body too large');
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) params.append(name, value);
  return params;
}
