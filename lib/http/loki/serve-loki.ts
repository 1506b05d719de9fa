import type { AppError } from '../../errors';
import { STATUS_OF } from '../error-response';
import { type WireRoute, wireApp } from '../wire-app';
import { handleOtlpLogs } from '../wire-otlp';
import {
  detectedFields,
  detectedFieldValues,
  detectedLabels,
  formatQuery,
  indexStats,
  indexVolume,
  indexVolumeRange,
  patterns,
} from './index-and-fields';
import { needsWebSocket } from './needs-websocket';
import { push } from './push';
import { labels, labelValues, queryInstant, queryRange, series } from './query';
import { buildInfo, ready } from './setup';

/** Loki's API, for its port and, with the same paths, on the main port. */
export const serveLoki = wireApp({
  routes: [
    { method: 'GET', path: '/ready', handle: ready },
    { method: 'GET', path: '/loki/api/v1/status/buildinfo', handle: buildInfo },
    ...read('/loki/api/v1/query_range', queryRange),
    ...read('/loki/api/v1/query', queryInstant),
    ...read('/loki/api/v1/labels', labels),
    ...read('/loki/api/v1/label', labels),
    ...read('/loki/api/v1/label/:name/values', labelValues),
    ...read('/loki/api/v1/series', series),
    ...read('/loki/api/v1/index/stats', indexStats),
    ...read('/loki/api/v1/index/volume', indexVolume),
    ...read('/loki/api/v1/index/volume_range', indexVolumeRange),
    ...read('/loki/api/v1/detected_labels', detectedLabels),
    ...read('/loki/api/v1/detected_fields', detectedFields),
    ...read('/loki/api/v1/detected_field/:name/values', detectedFieldValues),
    ...read('/loki/api/v1/patterns', patterns),
    ...read('/loki/api/v1/format_query', formatQuery),
    { method: 'GET', path: '/loki/api/v1/tail', handle: needsWebSocket },
    { method: 'GET', path: '/api/prom/tail', handle: needsWebSocket },
    { method: 'POST', path: '/loki/api/v1/push', handle: push },
    { method: 'POST', path: '/api/prom/push', handle: push },
    { method: 'POST', path: '/loki/api/prom/push', handle: push },
    { method: 'POST', path: '/otlp/v1/logs', handle: ({ request }) => handleOtlpLogs(request) },
    { method: 'POST', path: '/loki/otlp/v1/logs', handle: ({ request }) => handleOtlpLogs(request) },
  ],
  refuse,
});

/** Grafana asks with GET, or posts a form when the query is long. */
function read(path: string, handle: WireRoute['handle']): WireRoute[] {
  return [
    { method: 'GET', path, handle },
    { method: 'POST', path, handle },
  ];
}

/** Loki answers errors as plain text. */
function refuse(error: AppError): Response {
  return new Response(`${error.message}\n`, {
    status: statusOf(error),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

/** The statuses that only Loki uses (422) stand beside the error. */
function statusOf({ code, details }: AppError): number {
  const own = typeof details === 'object' && details !== null && 'status' in details ? details.status : null;
  return typeof own === 'number' ? own : STATUS_OF[code];
}
