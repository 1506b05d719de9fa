import { z } from 'zod';
import { type JsonSchema, SchemaBook } from './openapi-components';
import type { Endpoint } from './openapi-endpoint';
import { ENDPOINTS, ERROR_SCHEMA } from './openapi-endpoints';

/** The public HTTP API as an OpenAPI 3.1 document, made from the same contracts the server checks requests with. */
export function openApiDocument(version: string): JsonSchema {
  const book = new SchemaBook();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const endpoint of ENDPOINTS) {
    const path = paths[endpoint.path] ?? {};
    path[endpoint.method] = operation(endpoint, book);
    paths[endpoint.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version,
      description:
        'Logs and traces under one glass. Times leave as ISO 8601 with nanoseconds; 64-bit numbers as strings.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: book.schemas() },
  };
}

function operation(endpoint: Endpoint, book: SchemaBook): JsonSchema {
  const name = operationId(endpoint);
  const body = requestBody(endpoint, name, book);
  return {
    operationId: name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(body ? { requestBody: body } : {}),
    responses: {
      [String(endpoint.status ?? 200)]: success(endpoint, name, book),
      default: {
        description: 'What went wrong and what to do',
        content: json(book.reference('ApiError', ERROR_SCHEMA)),
      },
    },
  };
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  // Output side: a coerced number is a number there, while as input it may be anything.
  const { properties = {} } = z.toJSONSchema(schema, { io: 'output' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as JsonSchema;
    const optional = z.safeParse(schema.shape[name] ?? z.never(), undefined).success;
    return {
      name,
      in: place,
      required: place === 'path' || !optional,
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function requestBody(endpoint: Endpoint, name: string, book: SchemaBook): JsonSchema | null {
  if (endpoint.rawBody) return { required: true, content: raw(endpoint.rawBody) };
  if (!endpoint.body) return null;
  return { required: true, content: json(book.reference(`${capital(name)}Body`, endpoint.body)) };
}

function success(endpoint: Endpoint, name: string, book: SchemaBook): JsonSchema {
  const description = endpoint.status === 204 ? 'Done' : endpoint.summary;
  if (endpoint.rawResponse) return { description, content: raw(endpoint.rawResponse) };
  if (endpoint.response === null) return { description };
  return { description, content: json(book.reference(`${capital(name)}Response`, endpoint.response)) };
}

function json(schema: JsonSchema): JsonSchema {
  return { 'application/json': { schema } };
}

function raw(mediaTypes: string[]): JsonSchema {
  return Object.fromEntries(mediaTypes.map((type) => [type, {}]));
}

/** `get /api/logs/{id}/context` → `getLogsIdContext`. */
function operationId({ method, path }: Endpoint): string {
  const words = path.replace(/^\/(api\/)?/, '').split(/[^A-Za-z0-9]+/);
  return (
    method +
    words
      .filter((word) => word !== '')
      .map(capital)
      .join('')
  );
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
