import { resolveIndexName } from '../../contracts/index-date-math';
import { nowNs } from '../../time/time-ns';
import { elasticProblem } from './refuse-elastic';

/** The name a path gives, its date math done. Throws AppError `bad_request`. */
export function indexName(given: string): string {
  const name = resolveIndexName(given, nowNs());
  if (name !== null && name !== '') return name;
  throw elasticProblem(
    'bad_request',
    'invalid_index_name_exception',
    `Invalid index name [${given.slice(0, 200)}]`,
  );
}

/** Nothing of that name was written or made. */
export function noSuchIndex(name: string) {
  return elasticProblem('not_found', 'index_not_found_exception', `no such index [${name}]`, {
    'resource.type': 'index_or_alias',
    'resource.id': name,
    index_uuid: '_na_',
    index: name,
  });
}
