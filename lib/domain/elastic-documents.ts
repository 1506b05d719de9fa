import { documentOfLog, type ElasticDocument, type JsonValue } from '../compat/elastic/document-of-log';
import { illegalArgument } from '../compat/elastic/elastic-error';
import { isObject, listOf, objectOf, refuseUnknown, textOf } from '../compat/elastic/json-members';
import { documentIds } from '../compat/elastic/query/document-ids';
import type { JsonObject } from '../compat/elastic/read-json';
import { filteredSource, readSourceFilter, type SourceFilter } from '../compat/elastic/search/source-filter';
import {
  DOCUMENT_PARAMS,
  indexOptions,
  refuseParams,
  type UrlParams,
  withUrlMembers,
} from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import { readElasticPage } from './elastic-page';
import { type ElasticRequest, readBody } from './elastic-request';
import { elasticScope } from './elastic-scope';
import { withStreams } from './with-streams';

const MAX_DOCUMENTS = 1_000;
const BUDGET_MS = 10_000;

/** One document by its id, found or not, in Elasticsearch's shape. Throws AppError `not_found` for an unknown index. */
export async function elasticDocument(
  ctx: RequestContext,
  { index, id, params }: { index: string; id: string; params: UrlParams },
): Promise<JsonObject & { found: boolean }> {
  refuseParams(params, DOCUMENT_PARAMS, `/${index}/_doc/${id}`);
  const found = await findDocuments(ctx, { index, ids: [id], params });
  return shown(index, id, found.get(id), readSourceFilter(withUrlMembers({}, params)._source));
}

/** `_mget`: documents by their ids, in the order asked for. Throws AppError `bad_request`. */
export async function elasticMget(
  ctx: RequestContext,
  { index, params, body }: ElasticRequest,
): Promise<JsonObject> {
  refuseParams(params, DOCUMENT_PARAMS, index === '' ? '/_mget' : `/${index}/_mget`);
  const asked = readBody(body);
  refuseUnknown(asked, ['docs', 'ids'], (name) => `unexpected field [${name}] in [mget]`);
  const whole = readSourceFilter(withUrlMembers({}, params)._source);
  const wanted = [
    ...listOf(asked.ids).map((id) => ({ index, id: textOf(id, '[ids]'), source: whole })),
    ...listOf(asked.docs).map((doc) => readDoc(doc, index, whole)),
  ];
  if (wanted.length === 0) throw illegalArgument('Validation Failed: 1: no documents to get;');
  if (wanted.length > MAX_DOCUMENTS) throw illegalArgument(`An mget may ask for ${MAX_DOCUMENTS} documents.`);
  const byIndex = new Map<string, string[]>();
  for (const { index, id } of wanted) byIndex.set(index, [...(byIndex.get(index) ?? []), id]);
  const found = new Map<string, Map<string, ElasticDocument>>();
  for (const [name, ids] of byIndex) {
    // An unknown index has none of them.
    const lenient = new Map([...params, ['ignore_unavailable', 'true']]);
    found.set(name, await findDocuments(ctx, { index: name, ids, params: lenient }));
  }
  return { docs: wanted.map(({ index, id, source }) => shown(index, id, found.get(index)?.get(id), source)) };
}

function readDoc(value: JsonValue, index: string, whole: SourceFilter | null) {
  const doc = isObject(value) ? value : objectOf(value, '[mget] docs');
  refuseUnknown(
    doc,
    ['_index', '_id', '_source', 'routing', 'stored_fields', 'version'],
    (name) => `unexpected field [${name}] in [mget] docs`,
  );
  return {
    index: doc._index === undefined ? index : textOf(doc._index, '[_index]'),
    id: textOf(doc._id, '[_id]'),
    source: doc._source === undefined ? whole : readSourceFilter(doc._source),
  };
}

async function findDocuments(
  ctx: RequestContext,
  { index, ids, params }: { index: string; ids: readonly string[]; params: UrlParams },
): Promise<Map<string, ElasticDocument>> {
  const scope = await elasticScope(ctx, { index, options: indexOptions(params) });
  const narrowed = scope.narrow(documentIds(ids));
  if (!narrowed) return new Map();
  const { rows } = await readElasticPage(ctx, {
    ...narrowed,
    order: 'newest',
    after: null,
    from: 0,
    size: 2 * ids.length,
    budgetMs: BUDGET_MS,
  });
  const found = new Map<string, ElasticDocument>();
  for (const log of await withStreams(ctx, rows)) {
    const document = documentOfLog(log);
    // The newest of several with one id; a log's own id also finds it.
    for (const id of [document._id, log.id]) if (!found.has(id)) found.set(id, { ...document, _id: id });
  }
  return found;
}

function shown(
  index: string,
  id: string,
  document: ElasticDocument | undefined,
  source: SourceFilter | null,
): JsonObject & { found: boolean } {
  if (!document) return { _index: index, _id: id, found: false };
  return {
    _index: document._index,
    _id: id,
    _version: 1,
    _seq_no: 0,
    _primary_term: 1,
    found: true,
    ...(source && { _source: filteredSource(document.flat, source) }),
  };
}
