import type { JsonValue } from '../compat/elastic/document-of-log';
import type { JsonObject } from '../compat/elastic/read-json';
import { marksOf } from '../compat/elastic/search/highlight';
import { parseSearch } from '../compat/elastic/search/parse-search';
import { type Place, placeAfter } from '../compat/elastic/search/search-after';
import type { SearchQuestion } from '../compat/elastic/search/search-question';
import { writeHit } from '../compat/elastic/search/write-hit';
import type { RequestContext } from '../contracts/context';
import { runAggregations } from './elastic-aggregations';
import { type ElasticPage, readElasticPage } from './elastic-page';
import { type ElasticScope, type ElasticTarget, elasticScope, type NarrowedScope } from './elastic-scope';
import { elasticTotal, type HitsTotal } from './elastic-total';
import { withStreams } from './with-streams';

export interface ElasticSearchInput extends ElasticTarget {
  body: JsonObject;
  /** `rest_total_hits_as_int`. */
  totalAsInt: boolean;
  typedKeys: boolean;
}

const BUDGET_MS = 15_000;
const SHARDS = { total: 1, successful: 1, skipped: 0, failed: 0 };

/** `_search`, in Elasticsearch's shape. Throws AppError `bad_request`, `not_found`, `timeout`, `unavailable`. */
export async function elasticSearch(ctx: RequestContext, input: ElasticSearchInput): Promise<JsonObject> {
  const question = parseSearch(input.body);
  const scope = await elasticScope(ctx, input);
  const { pit, sort } = question;
  if (pit === null) return (await answerSearch(ctx, scope, question, input)).answer;
  // With a point in time, Elasticsearch adds the place of the document by itself.
  const isPlaced = sort.keys.length === 0 || sort.keys.some(({ kind }) => kind === 'place');
  const keys = isPlaced ? sort.keys : [...sort.keys, { kind: 'place' as const }];
  const { answer } = await answerSearch(ctx, scope, { ...question, sort: { ...sort, keys } }, input);
  return { pit_id: pit.id, ...answer };
}

interface AnswerOptions {
  totalAsInt: boolean;
  typedKeys: boolean;
  /** Goes on behind it, in place of `search_after`. */
  after?: Place;
}

/** The answer to a search that was read, and where the next page of it would begin. */
export async function answerSearch(
  ctx: RequestContext,
  scope: ElasticScope,
  question: SearchQuestion,
  options: AnswerOptions,
): Promise<{ answer: JsonObject; next: Place | null }> {
  const started = performance.now();
  const query = scope.read(question.query);
  const postFilter = scope.read(question.postFilter);
  const after = options.after ?? (question.searchAfter && placeAfter(question.sort, question.searchAfter));
  const hits = scope.narrow(query, postFilter);
  const [page, aggregations] = await Promise.all([
    hits ? readPage(ctx, hits, question, after) : NO_PAGE,
    question.aggs === undefined || question.aggs === null
      ? null
      : aggregate(ctx, scope, scope.narrow(query), question.aggs, options.typedKeys),
  ]);
  const logs = await withStreams(ctx, page.rows);
  const total = await totalOf(ctx, hits, question, page);
  const mark = marksOf(question.highlight, query);
  const isScored = question.sort.keys.every(({ kind }) => kind === 'score');
  const answer: JsonObject = {
    took: Math.round(performance.now() - started),
    timed_out: page.timedOut || total?.timedOut === true,
    ...(total?.terminated === true && { terminated_early: true }),
    _shards: { ...SHARDS },
    hits: {
      ...(total && {
        total: options.totalAsInt ? total.value : { value: total.value, relation: total.relation },
      }),
      max_score: isScored && logs.length > 0 ? 1 : null,
      hits: logs.map((log) => writeHit(log, question, mark)),
    },
    ...(aggregations && { aggregations }),
  };
  if (options.totalAsInt && !total) (answer.hits as JsonObject).total = -1;
  return { answer, next: page.next };
}

const NO_PAGE: ElasticPage = { rows: [], next: null, timedOut: false, total: 0 };

async function readPage(
  ctx: RequestContext,
  hits: NarrowedScope,
  { sort, from, size, timeoutMs }: SearchQuestion,
  after: Place | null,
): Promise<ElasticPage> {
  if (size === 0) return { rows: [], next: null, timedOut: false, total: null };
  const budgetMs = Math.min(timeoutMs ?? BUDGET_MS, BUDGET_MS);
  return await readElasticPage(ctx, { ...hits, order: sort.order, after, from, size, budgetMs });
}

async function totalOf(
  ctx: RequestContext,
  hits: NarrowedScope | null,
  { trackTotal, terminateAfter, from }: SearchQuestion,
  page: ElasticPage,
): Promise<(HitsTotal & { timedOut: boolean; terminated: boolean }) | null> {
  if (trackTotal === false) return null;
  const most = terminateAfter === null ? null : terminateAfter;
  const track = most === null ? trackTotal : Math.min(most, trackTotal === true ? most : trackTotal);
  const known = from + page.rows.length;
  const counted =
    hits === null || page.total !== null
      ? exactly(page.total ?? 0, track)
      : await elasticTotal(ctx, hits, track, known);
  return { ...counted, terminated: most !== null && counted.relation === 'gte' && counted.value === most };
}

function exactly(value: number, track: true | number): HitsTotal & { timedOut: boolean } {
  const isMore = track !== true && value > track;
  return { value: isMore ? track : value, relation: isMore ? 'gte' : 'eq', timedOut: false };
}

/** Without any log to look at, the aggregations of none. */
async function aggregate(
  ctx: RequestContext,
  scope: ElasticScope,
  narrowed: NarrowedScope | null,
  aggs: JsonValue,
  typedKeys: boolean,
): Promise<Record<string, JsonValue>> {
  const nothing: NarrowedScope = {
    predicate: () => ({ exact: 'FALSE', tokens: null, rollup: null }),
    range: { fromNs: 0n, toNs: 1n },
  };
  return await runAggregations(ctx, {
    aggs,
    ...(narrowed ?? nothing),
    now: scope.nowNs,
    readQuery: (query) => scope.read(query as JsonValue),
    typedKeys,
  });
}
