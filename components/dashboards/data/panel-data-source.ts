import type {
  HeatmapAnswer,
  HeatmapQuestionInput,
  PanelAnswer,
  PanelQuestionInput,
} from '@/lib/contracts/dashboard/panel-question';
import type { LogSearchResponse } from '@/lib/contracts/log-search';
import type { ServiceMapResponse } from '@/lib/contracts/service-map';
import type { TraceSearchResponse } from '@/lib/contracts/trace-search';

export interface AskedBy {
  panelId: string;
  /** Of a panel with several. */
  queryName: string | null;
  signal: AbortSignal;
}

/**
 * Where panels get their figures: the API itself, or what a shared link may read (there the server takes the question
 * from the stored dashboard, and of what is asked only times and allowed variables count).
 */
export interface PanelDataSource {
  /** Part of the cache's keys. */
  key: string;
  query: (question: PanelQuestionInput, by: AskedBy) => Promise<PanelAnswer>;
  heatmap: (question: HeatmapQuestionInput, by: AskedBy) => Promise<HeatmapAnswer>;
  logs: (
    input: { q: string; from: string; to: string; order: 'newest' | 'oldest'; limit: number },
    by: AskedBy,
  ) => Promise<LogSearchResponse>;
  traces: (
    input: { q: string; from: string; to: string; sort: string; limit: number },
    by: AskedBy,
  ) => Promise<TraceSearchResponse>;
  map: (
    input: { service: string | null; depth: number; from: string; to: string },
    by: AskedBy,
  ) => Promise<ServiceMapResponse>;
}
