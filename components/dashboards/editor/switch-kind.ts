import type { AskingPanel, Panel } from '@/lib/contracts/dashboard/panel';
import type { PanelRecords } from '@/lib/contracts/dashboard/panel-query';

/** What the panel had as another kind, so that going back loses nothing. */
export type KindMemory = Readonly<Partial<Record<string, unknown>>>;

export function rememberPanel(memory: KindMemory, panel: Panel): KindMemory {
  const isNumber = panel.kind === 'number';
  const whole = isNumber ? withGroups(panel, memory) : panel;
  const own = Object.fromEntries(Object.entries(whole).map(([key, value]) => [memoryKey(panel, key), value]));
  const all = { ...memory, ...own };
  if (!('queries' in panel) || isNumber) return all;
  return { ...all, [GROUPS]: Object.fromEntries(panel.queries.map(({ name, by }) => [name, by])) };
}

/**
 * The panel as the kind of `fresh`: it keeps what both kinds have, takes its query along, gets back what it had when it was of
 * that kind before, and has the rest as `fresh` has it.
 * @param memory of `rememberPanel`, with this panel in it
 */
export function switchKind(panel: Panel, fresh: Panel, memory: KindMemory): Panel {
  if (panel.kind === fresh.kind) return panel;
  const kept = Object.fromEntries(
    Object.entries(fresh).map(([key, value]) => {
      if (key === 'kind') return [key, value];
      if (key in panel && memoryKey(panel, key) === memoryKey(fresh, key))
        return [key, panel[key as keyof Panel]];
      return [key, memory[memoryKey(fresh, key)] ?? value];
    }),
  );
  return withoutGroups(carryQuery(panel, kept as unknown as Panel, memory));
}

/** Records of one source are of no use to a kind that shows only the other. */
function memoryKey({ kind }: Panel, key: string): string {
  return key === 'records' && (kind === 'logs' || kind === 'traces') ? `records of ${kind}` : key;
}

function carryQuery(from: Panel, to: Panel, memory: KindMemory): Panel {
  if ('queries' in from && 'queries' in to) return from.kind === 'number' ? withGroups(to, memory) : to;
  const records = recordsOf(from);
  if (records === null) return to;
  if ('queries' in to) return withRecords(to, from, records);
  if (!('records' in to)) return to;
  const field = fieldOf(from);
  const withField = 'field' in to && field !== null ? { ...to, field } : to;
  if (to.kind === 'logs')
    return records.source === 'logs' ? { ...to, records: { ...records, source: 'logs' } } : to;
  if (to.kind === 'traces')
    return records.source === 'spans' ? { ...to, records: { ...records, source: 'spans' } } : to;
  return { ...withField, records } as Panel;
}

const GROUPS = 'groups by query';

/** A number is of all records: its queries have no groups, and get them back as another kind. */
function withGroups(panel: AskingPanel, memory: KindMemory): AskingPanel {
  const groups = (memory[GROUPS] ?? {}) as Readonly<Record<string, string[]>>;
  return {
    ...panel,
    queries: panel.queries.map((query) => ({ ...query, by: groups[query.name] ?? query.by })),
  };
}

function withoutGroups(panel: Panel): Panel {
  if (panel.kind !== 'number') return panel;
  return { ...panel, queries: panel.queries.map((query) => ({ ...query, by: [] })) };
}

function withRecords(to: AskingPanel, from: Panel, records: PanelRecords): Panel {
  const [first, ...rest] = to.queries;
  if (first === undefined) return to;
  const field = 'field' in from && from.field !== '' ? from.field : null;
  // Fields of logs are none of spans.
  const fits = first.records.source === records.source;
  const measure = field !== null ? { fn: 'p95' as const, field } : { fn: 'count' as const };
  const query = fits ? { ...first, records } : { ...first, records, by: [], measure };
  return { ...to, queries: [field !== null ? { ...query, measure } : query, ...rest] };
}

function recordsOf(panel: Panel): PanelRecords | null {
  if ('records' in panel) return panel.records;
  return 'queries' in panel ? (panel.queries[0]?.records ?? null) : null;
}

function fieldOf(panel: Panel): string | null {
  if ('field' in panel) return panel.field;
  const measure = 'queries' in panel ? panel.queries[0]?.measure : undefined;
  return measure && 'field' in measure && measure.fn !== 'unique' ? measure.field : null;
}
