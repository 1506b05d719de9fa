import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { Panel } from '../contracts/dashboard/panel';
import type { Measure, PanelQuery, PanelSource } from '../contracts/dashboard/panel-query';
import { renameInQuery } from './rename-in-query';

/** Fields by the name they have in a store instead; a name with its source before it (`spans:lot`) is of that source alone. */
export type FieldMapping = Readonly<Record<string, string>>;

/** The mapping as it holds for one source: names without a source before them. */
export function mappingOf(mapping: FieldMapping, source: PanelSource): FieldMapping {
  const prefix = `${source}:`;
  const own = Object.entries(mapping).filter(([name]) => name.startsWith(prefix));
  return { ...mapping, ...Object.fromEntries(own.map(([name, to]) => [name.slice(prefix.length), to])) };
}

/** The dashboard over a store that calls attributes otherwise: every query, group, measure, column and variable. */
export function renameFields(document: DashboardDocument, mapping: FieldMapping): DashboardDocument {
  const renames = {
    logs: renaming(mappingOf(mapping, 'logs')),
    spans: renaming(mappingOf(mapping, 'spans')),
  };
  return {
    ...document,
    variables: document.variables.map((variable) => {
      const { values } = variable;
      if (values.from === 'list') return variable;
      const { field, text } = renames[values.source];
      return { ...variable, values: { ...values, field: field(values.field), q: text(values.q) } };
    }),
    attributes: document.attributes.map((need) => ({ ...need, name: renames[need.source].field(need.name) })),
    panels: document.panels.map((panel) => renameInPanel(panel, renames)),
  };
}

interface Renaming {
  field: (name: string) => string;
  /** A query. */
  text: (q: string) => string;
}

function renaming(mapping: FieldMapping): Renaming {
  return {
    field: (name) => (Object.hasOwn(mapping, name) ? (mapping[name] ?? name) : name),
    text: (q) => renameInQuery(q, mapping),
  };
}

function renameInPanel(panel: Panel, renames: Readonly<Record<PanelSource, Renaming>>): Panel {
  if ('queries' in panel) {
    const query = (one: PanelQuery): PanelQuery => {
      const { field, text } = renames[one.records.source];
      return {
        ...one,
        records: { ...one.records, q: text(one.records.q) },
        by: one.by.map(field),
        measure: renameInMeasure(one.measure, field),
      };
    };
    return { ...panel, queries: panel.queries.map(query) };
  }
  if (!('records' in panel)) return panel;
  const { field, text } = renames[panel.records.source];
  switch (panel.kind) {
    case 'logs':
      return {
        ...panel,
        records: { ...panel.records, q: text(panel.records.q) },
        columns: panel.columns.map(field),
      };
    case 'traces':
      return { ...panel, records: { ...panel.records, q: text(panel.records.q) } };
    default:
      return {
        ...panel,
        records: { ...panel.records, q: text(panel.records.q) },
        field: field(panel.field),
      };
  }
}

function renameInMeasure(measure: Measure, named: (field: string) => string): Measure {
  return 'field' in measure ? { ...measure, field: named(measure.field) } : measure;
}
