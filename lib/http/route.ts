import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { RequestContext } from '../contracts/context';
import type { SharedContext } from '../domain/open-share';
import { AppError } from '../errors';
import { authorize } from './authorize';
import { authorizeShare } from './authorize-share';
import { errorResponse } from './error-response';
import { readJsonBody } from './read-json-body';

const SHOWN_CHARS = 100;
/** What is wrong is as long as a body may be: of its keys, for example, none is known. */
const MOST_ISSUES = 50;
const ISSUE_CHARS = 500;

interface RouteSpec<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType> {
  query?: Query;
  params?: Params;
  body?: Body;
}

interface ParsedRequest<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType> {
  /** For what is neither: headers. */
  request: Request;
  query: z.infer<Query>;
  params: z.infer<Params>;
  body: z.infer<Body>;
}

type RouteInput<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType> = ParsedRequest<
  Query,
  Params,
  Body
> & { ctx: RequestContext };

type RawParams = Record<string, string | string[]>;

type NextHandler = (request: Request, context: { params: Promise<RawParams> }) => Promise<Response>;

/**
 * Wraps one domain call as a route: authorise, parse, call, answer JSON; errors become statuses in one place.
 * A handler may return a Response to set its own status or headers.
 */
export function apiRoute<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType>(
  spec: RouteSpec<Query, Params, Body>,
  handle: (input: RouteInput<Query, Params, Body>) => Promise<unknown>,
): NextHandler {
  return routeFor(
    spec,
    async (request, requestId) => authorize(request, requestId),
    (ctx, input) => handle({ ctx, ...input }),
  );
}

/** As `apiRoute`, for whoever has the link whose token is `{token}` in the path. */
export function sharedRoute<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType>(
  spec: RouteSpec<Query, Params, Body>,
  handle: (input: ParsedRequest<Query, Params, Body> & { shared: SharedContext }) => Promise<unknown>,
): NextHandler {
  return routeFor(
    spec,
    (request, requestId, { token }) => authorizeShare(request, requestId, String(token)),
    (shared, input) => handle({ shared, ...input }),
  );
}

function routeFor<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType, Who>(
  spec: RouteSpec<Query, Params, Body>,
  authorise: (request: Request, requestId: string, params: RawParams) => Promise<Who>,
  handle: (who: Who, input: ParsedRequest<Query, Params, Body>) => Promise<unknown>,
): NextHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      const raw = await context.params;
      const who = await authorise(request, requestId, raw);
      const query = parsePart(spec.query, searchParams(request), 'query parameter') as z.infer<Query>;
      const params = parsePart(spec.params, raw, 'path') as z.infer<Params>;
      const body = (
        spec.body ? parsePart(spec.body, await readJsonBody(request), 'body') : undefined
      ) as z.infer<Body>;
      const result = await handle(who, { request, query, params, body });
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
  const { searchParams } = new URL(request.url);
  const twice = [...searchParams.keys()].find((name, at, all) => all.indexOf(name) !== at);
  if (twice === undefined) return Object.fromEntries(searchParams);
  throw new AppError(
    'bad_request',
    `The query parameter "${twice.slice(0, SHOWN_CHARS)}" is given twice. Give it once.`,
  );
}

function parsePart(schema: z.ZodType | undefined, value: unknown, what: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, MOST_ISSUES).map((issue) => ({
    path: issue.path.join('.').slice(0, ISSUE_CHARS),
    message: issue.message.slice(0, ISSUE_CHARS),
  }));
  const first = issues[0];
  throw new AppError(
    'bad_request',
    `Wrong ${what}${first?.path ? ` "${first.path}"` : ''}: ${first?.message ?? 'invalid'}`,
    {
      details: { issues },
    },
  );
}
