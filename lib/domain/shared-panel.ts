import type { z } from 'zod';
import { mapService } from '../boards/map-service';
import { heatmapQuestion, panelQuestions } from '../boards/panel-questions';
import { queryText } from '../boards/query-text';
import type { QuestionView } from '../boards/question-view';
import type { Panel, PanelKind, PanelOf } from '../contracts/dashboard/panel';
import { heatmapQuestionSchema, panelQuestionSchema } from '../contracts/dashboard/panel-question';
import type { SharedPanelBody } from '../contracts/dashboard/share-api';
import { type LogSearchResponse, logSearchQuerySchema } from '../contracts/log-search';
import { serviceMapQuerySchema } from '../contracts/service-map';
import { type TraceSearchResponse, traceSearchQuerySchema } from '../contracts/trace-search';
import { AppError } from '../errors';
import { heatmapQuery } from './heatmap-query';
import { onlyColumns } from './only-columns';
import type { SharedContext } from './open-share';
import { panelQuery } from './panel-query';
import { searchLogs } from './search-logs';
import { searchTraces } from './search-traces';
import { serviceMap } from './service-map';
import { readShared } from './shared-dashboard';
import { sharedTurn } from './shared-turn';
import { sharedView } from './shared-view';

const BUCKETS = 100;
const HEAT = { buckets: 80, rows: 24 };
const MAP_LIMIT = 100;
const TRACE_SORTS = {
  newest: 'newest',
  slowest: 'slowest',
  'most-errors': 'errors',
  'most-spans': 'spans',
} as const;

/**
 * What a panel of a shared dashboard asks, made here from the stored dashboard: of what is asked only the panel, how fine,
 * and, where the link allows it, times and chosen values count. Throws AppError `not_found` for no such panel,
 * `bad_request` for what it does not ask.
 */
export async function sharedPanel(
  shared: SharedContext,
  panelId: string,
  body: SharedPanelBody,
): Promise<unknown> {
  const record = await readShared(shared);
  const panel = record.document.panels.find(({ id }) => id === panelId);
  if (!panel) throw new AppError('not_found', 'This dashboard has no such panel. Reload the page.');
  const view = sharedView(record, shared.allow, body);
  return await sharedTurn(shared.ctx.signal, () => ask(shared, panel, view, body));
}

async function ask(
  { ctx }: SharedContext,
  panel: Panel,
  view: QuestionView,
  body: SharedPanelBody,
): Promise<unknown> {
  switch (body.kind) {
    case 'query': {
      const zone = body.zone === undefined ? {} : { zone: body.zone };
      const questions = panelQuestions(panel, view, { buckets: body.buckets ?? BUCKETS, ...zone });
      const name = body.queryName ?? (questions.size === 1 ? [...questions.keys()][0] : undefined);
      const question = name === undefined ? undefined : questions.get(name);
      if (!question) throw doesNotAsk(panel);
      return await panelQuery(ctx, read(panelQuestionSchema, question));
    }
    case 'heatmap': {
      const { buckets = HEAT.buckets, rows = HEAT.rows } = body;
      const question = heatmapQuestion(panelOf(panel, 'heatmap'), view, { buckets, rows });
      return await heatmapQuery(ctx, read(heatmapQuestionSchema, question));
    }
    case 'logs': {
      const { records, order, columns } = panelOf(panel, 'logs');
      const asked = { q: queryText(records, view), ...view.time, order, limit: body.limit };
      const found = await searchLogs(ctx, read(logSearchQuerySchema, asked));
      const logs = found.logs.map((log) => onlyColumns(log, columns));
      return { ...found, logs, nextCursor: null, prevCursor: null } satisfies LogSearchResponse;
    }
    case 'traces': {
      const { records, sort } = panelOf(panel, 'traces');
      const asked = {
        q: queryText(records, view),
        ...view.time,
        sort: TRACE_SORTS[sort],
        limit: body.limit,
      };
      const found = await searchTraces(ctx, read(traceSearchQuerySchema, asked));
      return { ...found, nextCursor: null } satisfies TraceSearchResponse;
    }
    case 'map': {
      const map = panelOf(panel, 'map');
      const service = mapService(map, view);
      const asked = {
        ...view.time,
        depth: map.depth,
        limit: MAP_LIMIT,
        ...(service !== null && { service }),
      };
      return await serviceMap(ctx, read(serviceMapQuerySchema, asked));
    }
  }
}

/** Checked as what anybody else asks. */
function read<Schema extends z.ZodType>(schema: Schema, question: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(question);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new AppError(
    'bad_request',
    `This panel asks what cannot be answered: ${first?.path.join('.')} ${first?.message}`,
  );
}

function panelOf<Kind extends PanelKind>(panel: Panel, kind: Kind): PanelOf<Kind> {
  if (panel.kind === kind) return panel as PanelOf<Kind>;
  throw doesNotAsk(panel);
}

function doesNotAsk({ id }: Panel): AppError {
  return new AppError('bad_request', `The panel "${id}" asks nothing of the kind.`);
}
