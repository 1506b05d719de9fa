import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { authorize } from './authorize';
import { asKnown } from './error-response';
import { WireShare } from './wire-budget';
import type { WireHandler } from './wire-protocol';

/** One authorised request of a wire protocol. */
export interface WireCall {
  request: Request;
  url: URL;
  /** The path's named parts, decoded. */
  params: Readonly<Record<string, string>>;
  ctx: RequestContext;
  requestId: string;
  /** The request's share of the memory for bodies; given back when the answer is made. */
  share: WireShare;
}

export interface WireRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/:index/_doc/:id`: a part that begins with `:` takes one segment, a last one that begins with `*` the rest. */
  path: string;
  handle: (call: WireCall) => Promise<Response> | Response;
}

interface WireAppOptions {
  /** The first that fits answers; HEAD is answered as GET. */
  routes: readonly WireRoute[];
  /** What may stand before every path, e.g. `/elasticsearch` on the main port. */
  prefix?: string;
  /** An error in the protocol's own shape. */
  refuse: (error: AppError, call: { request: Request; url: URL; requestId: string }) => Response;
  /** Put on every answer, e.g. a product header. */
  headers?: Readonly<Record<string, string>>;
}

interface Pattern {
  route: WireRoute;
  parts: string[];
}

/**
 * Routes of one protocol as plain Request → Response, for its own port and for Next: authorises, matches, answers errors
 * in the protocol's own shape: `not_found` for an unknown path, `method_not_allowed` for a known one.
 */
export function wireApp({ routes, prefix = '', refuse, headers = {} }: WireAppOptions): WireHandler {
  const patterns = routes.map((route) => ({ route, parts: segments(route.path) }));
  return async (request) => {
    const requestId = randomUUID();
    const url = new URL(request.url);
    const share = new WireShare();
    let response: Response;
    try {
      const ctx = authorize(request, requestId);
      const { route, params } = findRoute(patterns, request.method, pathAfter(prefix, url.pathname));
      response = await route.handle({ request, url, params, ctx, requestId, share });
    } catch (error) {
      const known = asKnown(error, requestId);
      response = refuse(known, { request, url, requestId });
      if (known.retryAfterSeconds !== undefined) {
        response.headers.set('retry-after', String(known.retryAfterSeconds));
      }
      if (known instanceof WrongMethod) response.headers.set('allow', known.allowed.join(', '));
    } finally {
      share.release();
    }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    response.headers.set('x-request-id', requestId);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

/** A known path; the answer names the methods it takes (RFC 9110 §15.5.6). */
class WrongMethod extends AppError {
  constructor(
    method: string,
    readonly allowed: readonly string[],
  ) {
    super('method_not_allowed', `${method} is not answered here: use ${allowed.join(' or ')}.`);
  }
}

function pathAfter(prefix: string, path: string): string {
  return prefix !== '' && (path === prefix || path.startsWith(`${prefix}/`))
    ? path.slice(prefix.length)
    : path;
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function findRoute(patterns: readonly Pattern[], method: string, path: string) {
  const parts = segments(path).map(decodePart);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const allowed = new Set<string>();
  for (const { route, parts: pattern } of patterns) {
    const params = matchParts(pattern, parts);
    if (params === null) continue;
    if (route.method === wanted) return { route, params };
    allowed.add(route.method);
  }
  if (allowed.size > 0) throw new WrongMethod(method, [...allowed]);
  throw new AppError('not_found', `Nothing is served at ${path.slice(0, 200)}.`);
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [at, name] of pattern.entries()) {
    if (name.startsWith('*')) {
      params[name.slice(1)] = parts.slice(at).join('/');
      return params;
    }
    const part = parts[at];
    if (part === undefined) return null;
    if (name.startsWith(':')) params[name.slice(1)] = part;
    else if (name !== part) return null;
  }
  return parts.length === pattern.length ? params : null;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AppError('bad_request', `"${part.slice(0, 200)}" in the path is not valid percent-encoding.`);
  }
}
