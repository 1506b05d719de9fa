import { logParamsSchema, logSchema } from './log';
import { logContextQuerySchema, logContextResponseSchema } from './log-context';
import { logDifferencesQuerySchema, logDifferencesResponseSchema } from './log-differences';
import { logExportQuerySchema } from './log-export';
import { logPatternsQuerySchema, logPatternsResponseSchema } from './log-patterns';
import {
  logFieldsQuerySchema,
  logFieldsResponseSchema,
  logHistogramQuerySchema,
  logHistogramResponseSchema,
  logSearchQuerySchema,
  logSearchResponseSchema,
} from './log-search';
import { logStatsQuerySchema, logStatsResponseSchema } from './log-stats';
import { logTailQuerySchema } from './log-tail';
import { logValuesQuerySchema, logValuesResponseSchema } from './log-values';
import type { Endpoint } from './openapi-endpoint';

/** The endpoints under /api/logs. */
export const LOG_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/logs/search',
    tag: 'Logs',
    summary: 'Find logs, newest or oldest first, page by page',
    query: logSearchQuerySchema,
    response: logSearchResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/histogram',
    tag: 'Logs',
    summary: 'Count matching logs over time by severity',
    query: logHistogramQuerySchema,
    response: logHistogramResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/fields',
    tag: 'Logs',
    summary: 'Fields of matching logs and their most frequent values',
    query: logFieldsQuerySchema,
    response: logFieldsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/{id}',
    tag: 'Logs',
    summary: 'One log',
    params: logParamsSchema,
    response: logSchema,
  },
  {
    method: 'get',
    path: '/api/logs/{id}/context',
    tag: 'Logs',
    summary: 'The lines around one log, at most a week away',
    params: logParamsSchema,
    query: logContextQuerySchema,
    response: logContextResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/values',
    tag: 'Logs',
    summary: 'Most frequent values of a field that begin with or hold a text, for completion',
    query: logValuesQuerySchema,
    response: logValuesResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/stats',
    tag: 'Logs',
    summary: 'Statistics of one field: how many have it, its values, and the distribution of its numbers',
    query: logStatsQuerySchema,
    response: logStatsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/tail',
    tag: 'Logs',
    summary:
      'Live tail, server-sent events: `start` with the newest matching logs, then `logs` as they arrive, each log once; `Last-Event-ID` of the last hour goes on without loss',
    query: logTailQuerySchema,
    response: null,
    rawResponse: ['text/event-stream'],
  },
  {
    method: 'get',
    path: '/api/logs/export',
    tag: 'Logs',
    summary:
      'All matching logs as a file of any size, of one snapshot; a connection that breaks means it is not whole',
    query: logExportQuerySchema,
    response: null,
    rawResponse: ['text/csv', 'application/x-ndjson'],
  },
  {
    method: 'get',
    path: '/api/logs/patterns',
    tag: 'Logs',
    summary: 'Matching logs grouped by message pattern, each with the condition that finds it',
    query: logPatternsQuerySchema,
    response: logPatternsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/differences',
    tag: 'Logs',
    summary: 'What sets a part of the result (a stretch of time, or a condition) apart from the rest',
    query: logDifferencesQuerySchema,
    response: logDifferencesResponseSchema,
  },
];
