import { mapService } from '@/lib/boards/map-service';
import { heatmapQuestion, panelQuestions } from '@/lib/boards/panel-questions';
import { queryText } from '@/lib/boards/query-text';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import type { HeatmapAnswer, PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import type { LogSearchResponse } from '@/lib/contracts/log-search';
import type { ServiceMapResponse } from '@/lib/contracts/service-map';
import type { TraceSearchResponse } from '@/lib/contracts/trace-search';
import type { BoardView } from './board-view';
import type { PanelRequest } from './use-panel-load';

/** An answer to a panel, told apart by what was asked. */
export type PanelReply =
  | { of: 'figures'; answer: PanelAnswer }
  | { of: 'heatmap'; answer: HeatmapAnswer }
  | { of: 'logs'; answer: LogSearchResponse }
  | { of: 'traces'; answer: TraceSearchResponse }
  | { of: 'map'; answer: ServiceMapResponse };

export interface AskSize {
  /** Of the chart, in px: how fine it is asked follows from it. */
  width: number;
  height: number;
  /** IANA zone that days begin in. */
  zone: string;
  precision: 'fast' | 'exact';
}

/** Rows of a list; more are a click away. */
const LIST_ROWS = 100;
const BUCKETS = [20, 40, 80, 120, 200];
const BUCKET_PX = 7;
const HEAT_PX = { width: 10, height: 12 };

/** All that a panel asks, the key of each being the question itself. Throws BoardProblemError as `panelQuestions` does. */
export function panelAsk(panel: Panel, view: BoardView, size: AskSize): PanelRequest<PanelReply>[] {
  const { data } = view;
  const by = (queryName: string | null, signal: AbortSignal) => ({ panelId: panel.id, queryName, signal });
  const only = (
    kind: string,
    question: object,
    ask: (signal: AbortSignal) => Promise<PanelReply>,
  ): PanelRequest<PanelReply>[] => [{ name: kind, key: [data.key, kind, question], ask }];
  const range = view.range ?? view.time;
  switch (panel.kind) {
    case 'text':
      return [];
    case 'heatmap': {
      const question = {
        ...heatmapQuestion(panel, view, {
          buckets: bucketsFor(size.width, HEAT_PX.width),
          rows: size.height < 160 ? 12 : Math.min(40, 6 * Math.round(size.height / HEAT_PX.height / 6)),
        }),
        precision: size.precision,
      };
      return only('heatmap', question, async (signal) => ({
        of: 'heatmap',
        answer: await data.heatmap(question, by(null, signal)),
      }));
    }
    case 'logs': {
      const question = { q: queryText(panel.records, view), ...range, order: panel.order, limit: LIST_ROWS };
      return only('logs', question, async (signal) => ({
        of: 'logs',
        answer: await data.logs(question, by(null, signal)),
      }));
    }
    case 'traces': {
      const question = {
        q: queryText(panel.records, view),
        ...range,
        sort: TRACE_SORTS[panel.sort],
        limit: LIST_ROWS,
      };
      return only('traces', question, async (signal) => ({
        of: 'traces',
        answer: await data.traces(question, by(null, signal)),
      }));
    }
    case 'map': {
      const question = { service: mapService(panel, view), depth: panel.depth, ...range };
      return only('map', question, async (signal) => ({
        of: 'map',
        answer: await data.map(question, by(null, signal)),
      }));
    }
    default: {
      const buckets = bucketsFor(size.width, BUCKET_PX);
      const questions = panelQuestions(panel, view, { buckets, zone: size.zone });
      return [...questions].map(([name, asked]) => {
        const question = { ...asked, precision: size.precision };
        return {
          name,
          key: [data.key, 'query', question],
          ask: async (signal) => ({ of: 'figures', answer: await data.query(question, by(name, signal)) }),
        };
      });
    }
  }
}

const TRACE_SORTS = {
  newest: 'newest',
  slowest: 'slowest',
  'most-errors': 'errors',
  'most-spans': 'spans',
} as const;

/** One of few, so that panels of about one width ask the same, and a drag of an edge seldom asks anew. */
function bucketsFor(width: number, px: number): number {
  return BUCKETS.findLast((count) => count * px <= width) ?? 20;
}
