import { elasticCount } from '../../domain/elastic-count';
import { elasticSearchRequest } from '../../domain/elastic-search-request';
import { validateElasticQuery } from '../../domain/elastic-validate';
import type { WireRoute } from '../wire-app';
import { FIELD_ROUTES } from './field-routes';
import { msearch } from './msearch';
import { answering, reading } from './reading-route';
import { SCROLL_ROUTES } from './scroll-routes';

const search = answering(elasticSearchRequest);
const count = answering(elasticCount);
const validate = answering(validateElasticQuery);

/** The endpoints that read: searches, counts, fields. */
export const SEARCH_ROUTES: readonly WireRoute[] = [
  ...SCROLL_ROUTES,
  ...reading('/_search', search),
  ...reading('/:index/_search', search),
  ...reading('/_msearch', msearch),
  ...reading('/:index/_msearch', msearch),
  ...reading('/_count', count),
  ...reading('/:index/_count', count),
  ...reading('/_validate/query', validate),
  ...reading('/:index/_validate/query', validate),
  ...FIELD_ROUTES,
];
