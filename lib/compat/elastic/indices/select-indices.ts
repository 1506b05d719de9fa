import { elasticError, illegalArgument } from '../elastic-error';
import { namePattern } from '../name-pattern';

/** An index as searches see it. */
export interface ElasticIndex {
  /** Its name; of logs that were sent to none, the one made of service and environment. */
  index: string;
  /** Other names it answers to: its data set, its data stream. */
  alias: readonly string[];
  /** The streams it stands for. */
  of: {
    name: string | null;
    type: string | null;
    dataset: string | null;
    namespace: string | null;
    service: string | null;
    environment: string | null;
  };
}

export interface IndexOptions {
  ignoreUnavailable: boolean;
  allowNoIndices: boolean;
  /** `expand_wildcards`: whether stars stand for anything. */
  expandsWildcards: boolean;
}

const MAX_PATTERN = 4_096;

/**
 * The indices that a target such as `logs-*,-logs-x-*,stdf-logs` names; empty and `_all` name all. `name-*` also names
 * the data set `name` itself. Throws AppError `not_found` (`index_not_found_exception`) as Elasticsearch does, `bad_request`
 * for spans and metrics.
 */
export function selectIndices(
  target: string,
  all: readonly ElasticIndex[],
  { ignoreUnavailable, allowNoIndices, expandsWildcards }: IndexOptions,
): readonly ElasticIndex[] {
  if (target.length > MAX_PATTERN)
    throw illegalArgument(`An index target may have ${MAX_PATTERN} characters.`);
  const parts = target === '' ? ['_all'] : target.split(',').map((part) => part.trim());
  let selected: ReadonlySet<ElasticIndex> = new Set();
  let hadStar = false;
  for (const part of parts) {
    const test = nameTest(part);
    if (test.isPattern && !expandsWildcards) continue;
    if (part.startsWith('-') && hadStar) {
      const excluded = nameTest(part.slice(1));
      selected = new Set([...selected].filter((each) => !excluded.fits(each)));
      continue;
    }
    hadStar ||= test.isPattern;
    const found = all.filter(test.fits);
    if (found.length === 0 && !(ignoreUnavailable && parts.length > 1)) refuseElsewhere(part);
    if (found.length === 0 && !(test.isPattern ? allowNoIndices : ignoreUnavailable)) throw notFound(part);
    selected = new Set([...selected, ...found]);
  }
  return selected.size === all.length ? all : [...selected];
}

function nameTest(part: string): { isPattern: boolean; fits: (index: ElasticIndex) => boolean } {
  if (part.startsWith('<'))
    throw illegalArgument(`Date math in index names is not supported here: [${part.slice(0, 200)}]`);
  if (part.includes(':')) {
    throw elasticError(
      'no_such_remote_cluster_exception',
      `no such remote cluster: [${part.split(':', 1)[0]?.slice(0, 200)}]`,
      {
        code: 'not_found',
      },
    );
  }
  if (part === '_all' || part === '*') return { isPattern: true, fits: () => true };
  if (!part.includes('*')) {
    return { isPattern: false, fits: ({ index, alias }) => index === part || alias.includes(part) };
  }
  const whole = namePattern(part);
  const bare = part.endsWith('-*') ? namePattern(part.slice(0, -2)) : null;
  const fits = (name: string) => whole(name) || bare?.(name) === true;
  return { isPattern: true, fits: ({ index, alias }) => fits(index) || alias.some(fits) };
}

/** What is stored and no document, or not stored at all: that nothing is found there would be no answer. */
function refuseElsewhere(part: string): void {
  const [, kind] = /^(?:\.ds-)?(traces|metrics)(?:[-*].*)?$/.exec(part) ?? [];
  if (kind === 'traces')
    throw illegalArgument(
      `Spans are no documents here, so [${part.slice(0, 200)}] cannot be searched: ask for traces on the page of traces, /api/traces, or the APIs of Jaeger and Zipkin`,
    );
  if (kind === 'metrics')
    throw illegalArgument(`Metrics are not stored here, so [${part.slice(0, 200)}] cannot be searched`);
}

function notFound(name: string) {
  const index = name.slice(0, 200);
  return elasticError('index_not_found_exception', `no such index [${index}]`, {
    code: 'not_found',
    members: { 'resource.type': 'index_or_alias', 'resource.id': index, index_uuid: '_na_', index },
  });
}
