import type { z } from 'zod';
import { apiErrorSchema } from '../contracts/api-error';
import { ApiFailure } from './api-failure';
import { learnServerTime } from './server-clock';

/** Values of a query string; undefined, null and '' are left out, a list repeats its key. */
export type SearchParamValues = Record<
  string,
  string | number | boolean | null | undefined | readonly (string | number)[]
>;

/**
 * GET under /api with a checked answer. An abort passes through as the signal's own reason, so that TanStack Query
 * sees a cancellation and not a failure. Throws ApiFailure for everything else.
 * @param sentMs since when the answer may have been written (Unix ms); the load of the page where its document asked for it
 */
export async function apiGet<Schema extends z.ZodType>(
  path: string,
  searchParams: SearchParamValues,
  schema: Schema,
  signal?: AbortSignal,
  sentMs = Date.now(),
): Promise<z.infer<Schema>> {
  const query = queryString(searchParams);
  const url = query === '' ? path : `${path}?${query}`;
  return request(url, { method: 'GET', ...(signal ? { signal } : {}) }, schema, sentMs);
}

/** POST, PUT, PATCH or DELETE of JSON under /api with a checked answer. Throws ApiFailure. */
export async function apiSend<Schema extends z.ZodType>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  // A delete still reaches the server when its page goes away.
  const init: RequestInit = { method, keepalive: method === 'DELETE', ...(signal ? { signal } : {}) };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  return request(path, init, schema);
}

/** POST of text under /api with a checked answer. Throws ApiFailure. */
export async function apiSendText<Schema extends z.ZodType>(
  path: string,
  searchParams: SearchParamValues,
  text: Uint8Array<ArrayBuffer>,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  const headers = { 'content-type': 'text/plain' };
  const init: RequestInit = { method: 'POST', headers, body: text, ...(signal ? { signal } : {}) };
  return request(`${path}?${queryString(searchParams)}`, init, schema);
}

/** The query string of an API call, without `?`. */
export function queryString(values: SearchParamValues): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    for (const item of Array.isArray(value) ? value : [value]) params.append(key, String(item));
  }
  return params.toString();
}

async function request<Schema extends z.ZodType>(
  url: string,
  init: RequestInit,
  schema: Schema,
  sentMs = Date.now(),
): Promise<z.infer<Schema>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, cache: 'no-store' });
    learnServerTime(response.headers.get('date'), sentMs, Date.now());
    text = await response.text();
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiFailure(0, 'network', 'The server does not answer. Check that Throughline is running.', {
      cause,
    });
  }
  if (!response.ok) throw failureOf(response, text);
  const body = parseJson(text);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiFailure(
    response.status,
    'bad_response',
    'The server answered in a shape this page does not know. Reload the page: it may be older than the server.',
    { requestId: response.headers.get('x-request-id'), details: parsed.error.issues, cause: parsed.error },
  );
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer that is no success says. @param text its body */
export function failureOf(response: Response, text: string): ApiFailure {
  const parsed = apiErrorSchema.safeParse(parseJson(text));
  const requestId = response.headers.get('x-request-id');
  if (!parsed.success) {
    return new ApiFailure(
      response.status,
      'bad_response',
      `The server answered with HTTP ${response.status} and no explanation. The server log may say more.`,
      { requestId },
    );
  }
  const { code, message, requestId: id, details } = parsed.data.error;
  return new ApiFailure(response.status, code, message, { requestId: id, details });
}
