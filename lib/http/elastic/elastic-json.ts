import { filterPaths } from './filter-paths';

/** Answers that have been through `elasticJson`: nothing is left to do to them. */
const finished = new WeakSet<Response>();

/** A JSON answer with what every endpoint of Elasticsearch's takes: `filter_path`, `pretty`, and the media type asked for. */
export function elasticJson(request: Request, body: unknown, status = 200): Response {
  const query = new URL(request.url).searchParams;
  const paths = query.get('filter_path');
  const shown = paths === null || paths === '' ? body : filterPaths(body, paths.split(','));
  const pretty = query.has('pretty') && query.get('pretty') !== 'false';
  const response = new Response(pretty ? `${JSON.stringify(shown, null, 2)}\n` : JSON.stringify(shown), {
    status,
    headers: { 'content-type': mediaType(request) },
  });
  finished.add(response);
  return response;
}

/** Gives an answer that another hand made as plain JSON what `elasticJson` gives its own. */
export async function asElasticJson(request: Request, response: Response): Promise<Response> {
  if (finished.has(response) || request.method === 'HEAD') return response;
  if (!response.headers.get('content-type')?.startsWith('application/json')) return response;
  const query = new URL(request.url).searchParams;
  if (!query.has('filter_path') && !query.has('pretty')) {
    response.headers.set('content-type', mediaType(request));
    return response;
  }
  const made = elasticJson(request, await response.json(), response.status);
  for (const [name, value] of response.headers)
    if (name !== 'content-type' && name !== 'content-length') made.headers.set(name, value);
  return made;
}

/**
 * Clients since version 8 ask for `application/vnd.elasticsearch+json; compatible-with=8` and want it back.
 * Source: Elasticsearch, "REST API compatibility".
 */
function mediaType(request: Request): string {
  const match = /application\/vnd\.elasticsearch\+(?:x-nd)?json\s*;\s*compatible-with\s*=\s*(\d+)/i.exec(
    request.headers.get('accept') ?? '',
  );
  return match ? `application/vnd.elasticsearch+json;compatible-with=${match[1]}` : 'application/json';
}
