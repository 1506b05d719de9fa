import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { authorize } from './authorize';
import { errorResponse } from './error-response';
import { readJsonBody } from './read-json-body';

interface RouteSpec<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType> {
  query?: Query;
  params?: Params;
  body?: Body;
}

interface RouteInput<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType> {
  ctx: RequestContext;
  query: z.infer<Query>;
  params: z.infer<Params>;
  body: z.infer<Body>;
}

type NextHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

/**
 * Wraps one domain call as a route: authorise, parse, call, answer JSON; errors become statuses in one place.
 * A handler may return a Response to set its own status or headers.
 */
export function apiRoute<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType>(
  spec: RouteSpec<Query, Params, Body>,
  handle: (input: RouteInput<Query, Params, Body>) => Promise<unknown>,
): NextHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      const ctx = authorize(request, requestId);
      const query = parsePart(spec.query, searchParams(request), 'query parameter') as z.infer<Query>;
      const params = parsePart(spec.params, await context.params, 'path') as z.infer<Params>;
      const body = (
        spec.body ? parsePart(spec.body, await readJsonBody(request), 'body') : undefined
      ) as z.infer<Body>;
      const result = await handle({ ctx, query, params, body });
      if (result instanceof Response) return result;
      return Response.json(result, {
        headers: { 'cache-control': 'no-store', 'x-request-id': requestId },
      });
    } catch (error) {
      return errorResponse(error, requestId);
    }
  };
}

function searchParams(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

function parsePart(schema: z.ZodType | undefined, value: unknown, what: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  throw new AppError(
    'bad_request',
    `Wrong ${what}${first?.path ? ` "${first.path}"` : ''}: ${first?.message ?? 'invalid'}`,
    {
      details: { issues },
    },
  );
}
