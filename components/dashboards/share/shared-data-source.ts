import type { z } from 'zod';
import type { AskedBy, PanelDataSource } from '@/components/dashboards/data/panel-data-source';
import { heatmapAnswerSchema, panelAnswerSchema } from '@/lib/contracts/dashboard/panel-question';
import type { ShareAllow, SharedPanelInput } from '@/lib/contracts/dashboard/share-api';
import { logSearchResponseSchema } from '@/lib/contracts/log-search';
import { serviceMapResponseSchema } from '@/lib/contracts/service-map';
import { traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiSend } from '@/lib/http/client';
import { sharedPath } from './share-requests';

const MOST_TRACES = 50;

/** What a viewer chose; each counts only where the link allows it. */
export interface SharedChoice {
  allow: ShareAllow;
  variables: Readonly<Record<string, readonly string[]>>;
}

/** In the cache, answers of one link are never those of another. */
export function sharedDataKey(token: string): string {
  return `shared ${token}`;
}

/**
 * Figures of a shared dashboard. Of a question only the times, how fine it is and the chosen values go out: the server
 * takes the rest from the stored dashboard.
 */
export function sharedDataSource(token: string, { allow, variables }: SharedChoice): PanelDataSource {
  const ask = <Schema extends z.ZodType>(body: SharedPanelInput, by: AskedBy, schema: Schema) =>
    apiSend('POST', `${sharedPath(token)}/panels/${encodeURIComponent(by.panelId)}`, body, schema, by.signal);
  const chosen = allow.variables
    ? {
        variables: Object.fromEntries(Object.entries(variables).map(([name, values]) => [name, [...values]])),
      }
    : {};
  const view = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => ({
    ...chosen,
    ...(allow.time && from !== undefined && to !== undefined ? { from, to } : {}),
  });
  return {
    key: sharedDataKey(token),
    query: (question, by) => {
      const { buckets = null, zone } = question;
      const asked = { kind: 'query' as const, queryName: by.queryName, buckets, ...(zone ? { zone } : {}) };
      return ask({ ...view(question), ...asked }, by, panelAnswerSchema);
    },
    heatmap: (question, by) => {
      const { buckets, rows } = question;
      const size = { ...(buckets ? { buckets } : {}), ...(rows ? { rows } : {}) };
      return ask({ ...view(question), ...size, kind: 'heatmap' }, by, heatmapAnswerSchema);
    },
    logs: (input, by) =>
      ask({ ...view(input), kind: 'logs', limit: input.limit }, by, logSearchResponseSchema),
    traces: (input, by) =>
      ask(
        { ...view(input), kind: 'traces', limit: Math.min(MOST_TRACES, input.limit) },
        by,
        traceSearchResponseSchema,
      ),
    map: (input, by) => ask({ ...view(input), kind: 'map' }, by, serviceMapResponseSchema),
  };
}
