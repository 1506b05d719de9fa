import { heatmapQuestion, panelQuestions } from '../../../lib/boards/panel-questions';
import type { DashboardDocument } from '../../../lib/contracts/dashboard/dashboard-document';
import type { Panel } from '../../../lib/contracts/dashboard/panel';
import type { HeatmapAnswer, PanelAnswer } from '../../../lib/contracts/dashboard/panel-question';

/** As many as a panel of a quarter of the page asks for. */
const BUCKETS = 60;
const ROWS = 24;

export interface PanelAsked {
  ms: number;
  read: PanelAnswer['read'];
  relativeError: number | null;
}

/** Asks what a panel asks. Throws when the server refuses it. */
export async function askPanel(url: string, panel: Panel, document: DashboardDocument): Promise<PanelAsked> {
  const view = { document, time: document.time, range: document.time, variables: {}, filters: [], saved: {} };
  const [path, body] =
    panel.kind === 'heatmap'
      ? ['heatmap', heatmapQuestion(panel, view, { buckets: BUCKETS, rows: ROWS })]
      : ['query', [...panelQuestions(panel, view, { buckets: BUCKETS }).values()][0]];
  const started = performance.now();
  const response = await fetch(`${url}/api/panels/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  const ms = performance.now() - started;
  if (!response.ok)
    throw new Error(`${panel.title} was answered ${response.status}: ${answer.slice(0, 300)}`);
  const { read, estimate } = JSON.parse(answer) as PanelAnswer | HeatmapAnswer;
  return { ms, read, relativeError: estimate?.relativeError ?? null };
}

/** Asks all panels, so many at a time as they are in their order. @returns ms until the last one is answered */
export async function askAll(url: string, document: DashboardDocument, atOnce: number): Promise<number> {
  const left = [...document.panels];
  const started = performance.now();
  const worker = async () => {
    for (let panel = left.shift(); panel; panel = left.shift()) await askPanel(url, panel, document);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - started;
}
