import type { DashboardRecord } from '../contracts/dashboard/dashboard-api';
import type { DashboardDocument, Variable } from '../contracts/dashboard/dashboard-document';
import type { Panel } from '../contracts/dashboard/panel';
import type { PanelSource } from '../contracts/dashboard/panel-query';
import { mustBeFixedQuery } from './fixed-search';

type Board = Pick<DashboardRecord, 'document' | 'saved'>;

/**
 * A dashboard as it stays right: date math within its queries becomes the times it means now. Throws AppError
 * `bad_request` where that cannot be written.
 */
export function fixedBoard({ document, saved }: Board, nowNs: bigint): Board {
  const fix = (q: string, source: PanelSource) =>
    mustBeFixedQuery(q, source === 'logs' ? 'log' : 'span', nowNs);
  return {
    document: {
      ...document,
      variables: document.variables.map((variable) => fixedVariable(variable, fix)),
      panels: document.panels.map((panel) => fixedPanel(panel, fix)),
    } satisfies DashboardDocument,
    saved: Object.fromEntries(
      Object.entries(saved).map(([id, text]) => {
        const source = text.path.startsWith('/traces') ? 'spans' : 'logs';
        return [id, text.q === null ? text : { ...text, q: fix(text.q, source) }];
      }),
    ),
  };
}

type Fix = (q: string, source: PanelSource) => string;

function fixedPanel(panel: Panel, fix: Fix): Panel {
  if ('queries' in panel) {
    const queries = panel.queries.map((query) => ({ ...query, records: fixedRecords(query.records, fix) }));
    return { ...panel, queries };
  }
  // Each kind keeps its own source.
  return 'records' in panel ? ({ ...panel, records: fixedRecords(panel.records, fix) } as Panel) : panel;
}

function fixedRecords<Records extends { source: PanelSource; q: string }>(
  records: Records,
  fix: Fix,
): Records {
  return { ...records, q: fix(records.q, records.source) };
}

function fixedVariable(variable: Variable, fix: Fix): Variable {
  const { values } = variable;
  if (values.from !== 'field') return variable;
  return { ...variable, values: { ...values, q: fix(values.q, values.source) } };
}
