import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openApiDocument } from './openapi-document';
import { ENDPOINTS } from './openapi-endpoints';

const app = fileURLToPath(new URL('../../app', import.meta.url));
const document = openApiDocument('1.2.3');

/** Mounts of other products' protocols, which docs/CLIENTS.md describes: the document is of our own API. */
const FOREIGN = ['/api/v1/spans', '/api/v2/[[...path]]'];

/** `get /api/logs/{id}` for every handler that a route file exports. */
function routeHandlers(): string[] {
  return ['api', 'v1'].flatMap((folder) =>
    readdirSync(path.join(app, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .filter((file) => !FOREIGN.includes(`/${folder}/${path.dirname(file)}`))
      .flatMap((file) => {
        const text = readFileSync(path.join(app, folder, file), 'utf8');
        const url = `/${folder}/${path.dirname(file)}`.replaceAll(/\[(\w+)\]/g, '{$1}');
        const methods = [
          ...text.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g),
        ];
        return methods.map((match) => `${match[1]?.toLowerCase()} ${url}`);
      }),
  );
}

it('lists every handler of a route file, and none that is not there', () => {
  const listed = ENDPOINTS.map(({ method, path: url }) => `${method} ${url}`).sort();
  // The OTLP routes answer other methods with OTLP's own 405.
  const handlers = routeHandlers().filter((handler) => !/^(get|put|patch|delete) \/v1\//.test(handler));
  expect(handlers.sort()).toEqual(listed);
});

it('names each operation once and refers only to schemas it holds', () => {
  const text = JSON.stringify(document);
  const schemas = (document.components as { schemas: Record<string, object> }).schemas;
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(references.length).toBeGreaterThan(50);
  for (const reference of references) {
    expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
    expect(Object.keys(schemas)).toContain(reference.split('/').at(-1));
  }
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ENDPOINTS.length);
});

it('says what a parameter takes and what it is without one', () => {
  const paths = document.paths as Record<string, Record<string, { parameters: Record<string, unknown>[] }>>;
  const parameters = paths['/api/logs/search']?.get?.parameters ?? [];
  expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({
    in: 'query',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
  });
  expect(paths['/api/logs/{id}']?.get?.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true },
  ]);
});

it('has one schema for a log, used wherever logs are', () => {
  const text = JSON.stringify(document);
  expect(text.match(/"#\/components\/schemas\/Log"/g)?.length).toBeGreaterThanOrEqual(4);
});
