import type { Endpoint } from './openapi-endpoint';
import { traceLogsResponseSchema, traceParamsSchema, traceResponseSchema } from './trace';
import { traceCompareQuerySchema, traceCompareResponseSchema } from './trace-compare';
import { criticalPathQuerySchema, criticalPathResponseSchema } from './trace-critical-path';
import { traceDifferencesQuerySchema, traceDifferencesResponseSchema } from './trace-differences';
import { traceFieldsResponseSchema } from './trace-fields';
import { traceHeatmapQuerySchema, traceHeatmapResponseSchema } from './trace-heatmap';
import {
  traceFindQuerySchema,
  traceFindResponseSchema,
  traceOutlineQuerySchema,
  traceOutlineSchema,
  traceSpanParamsSchema,
  traceSpanResponseSchema,
  traceValuesQuerySchema,
  traceValuesResponseSchema,
} from './trace-outline';
import { traceReleasesResponseSchema } from './trace-releases';
import { traceSearchQuerySchema, traceSearchResponseSchema } from './trace-search';

/** The endpoints under /api/traces. */
export const TRACE_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/traces/search',
    tag: 'Traces',
    summary: 'Find traces that start in the range and match, with the spans for which they did',
    query: traceSearchQuerySchema,
    response: traceSearchResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/heatmap',
    tag: 'Traces',
    summary: 'How many matching traces started when and lasted how long',
    query: traceHeatmapQuerySchema,
    response: traceHeatmapResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/differences',
    tag: 'Traces',
    summary: 'What sets the traces of a box over time and duration apart from the others that match',
    query: traceDifferencesQuerySchema,
    response: traceDifferencesResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}',
    tag: 'Traces',
    summary: 'A whole trace',
    params: traceParamsSchema,
    response: traceResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}/logs',
    tag: 'Traces',
    summary: 'The logs of a trace, oldest first',
    params: traceParamsSchema,
    response: traceLogsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}/outline',
    tag: 'Traces',
    summary: 'The shape of a trace, by columns and without attributes: up to 200,000 spans',
    params: traceParamsSchema,
    query: traceOutlineQuerySchema,
    response: traceOutlineSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}/fields',
    tag: 'Traces',
    summary: 'The fields that the spans of a trace have',
    params: traceParamsSchema,
    response: traceFieldsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}/spans/{spanId}',
    tag: 'Traces',
    summary: 'One span of a trace with everything it carries',
    params: traceSpanParamsSchema,
    response: traceSpanResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}/values',
    tag: 'Traces',
    summary: 'The value of one field in every span of a trace',
    params: traceParamsSchema,
    query: traceValuesQuerySchema,
    response: traceValuesResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}/find',
    tag: 'Traces',
    summary: 'The spans of a trace that meet a query',
    params: traceParamsSchema,
    query: traceFindQuerySchema,
    response: traceFindResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/compare',
    tag: 'Traces',
    summary:
      'Two sets of traces compared operation by operation (two queries, releases or times), and a release test against bounds',
    query: traceCompareQuerySchema,
    response: traceCompareResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/compare/releases',
    tag: 'Traces',
    summary: 'The versions that services were seen with',
    response: traceReleasesResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/critical-path',
    tag: 'Traces',
    summary: 'Which operations hold up the calls that a query finds, typical and slowest ones',
    query: criticalPathQuerySchema,
    response: criticalPathResponseSchema,
  },
];
