import {
  heatmapAnswerSchema,
  heatmapQuestionSchema,
  panelAnswerSchema,
  panelQuestionSchema,
} from './dashboard/panel-question';
import type { Endpoint } from './openapi-endpoint';

/** The endpoints under /api/panels. */
export const PANEL_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/panels/query',
    tag: 'Dashboards',
    summary:
      'Figures of a panel: measures of logs or spans by fields and over time, with the largest groups and what the others come to',
    body: panelQuestionSchema,
    response: panelAnswerSchema,
  },
  {
    method: 'post',
    path: '/api/panels/heatmap',
    tag: 'Dashboards',
    summary: 'How often numbers of a field of logs or spans occur, over time',
    body: heatmapQuestionSchema,
    response: heatmapAnswerSchema,
  },
];
