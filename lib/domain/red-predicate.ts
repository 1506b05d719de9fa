import type { QueryNode } from '../query/ast';
import type { Predicate } from '../store/scan/predicate';
import { parseDurationNs } from './parse-duration';
import { predicateOf, readQuery } from './read-query';
import type { RedQuestion } from './red-question';
import { filterQuery, withSpanFilters } from './span-filters';

/** The plain part of a query and the form's filters, all of one span. */
export function redPredicate(
  { ctx, input, nowNs, serviceId }: RedQuestion,
  ast: QueryNode | null,
): Predicate {
  const { operation, service, status } = input;
  const minDurationNs = parseDurationNs(input.minDuration, 'min');
  const maxDurationNs = parseDurationNs(input.maxDuration, 'max');
  return withSpanFilters(
    predicateOf(ctx, ast, nowNs, 'span'),
    { operation, status, serviceId, minDurationNs, maxDurationNs },
    readQuery(ctx, filterQuery({ operation, service, status }, minDurationNs), nowNs, 'span').predicate,
  );
}
