import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { NumberFormat } from '../contracts/dashboard/number-format';
import type { PanelPlace } from '../contracts/dashboard/panel';
import type { Measure } from '../contracts/dashboard/panel-query';
import { formatDuration } from '../time/format-duration';
import { describeMeasure } from './series-label';

const LABELS: Readonly<Record<string, string>> = {
  refreshSeconds: 'refresh',
  at: 'place and size',
  q: 'search',
  savedId: 'saved query',
  by: 'group by',
  stepMs: 'bucket size',
  compare: 'compared with',
  draw: 'drawn as',
  chosen: 'chosen at first',
  multi: 'several at once',
  other: 'the others as one',
  about: 'what it holds',
  markdown: 'text',
  shares: 'percentiles',
};
/** Containers whose name says nothing that their fields do not. */
const SILENT = new Set(['records']);
/** What a field says that is null. */
const NOTHING: Readonly<Record<string, string>> = { refreshSeconds: 'off', format: 'as the panel' };
const MOST = 200;

/** A field's name in plain words. */
function describeField(name: string): string {
  return LABELS[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** `Panel “Errors”: query a: search`, of names from the document down. */
export function describePath(path: readonly string[], document: DashboardDocument): string {
  const [list, id = '', ...rest] = path;
  if (list === 'panels') {
    const title = document.panels.find((panel) => panel.id === id)?.title ?? '';
    return [`Panel ${title === '' ? id : `“${title}”`}`, ...describeFields(rest)].join(': ');
  }
  if (list === 'variables') return [`Variable $${id}`, ...describeFields(rest)].join(': ');
  if (list === 'attributes')
    return [`Attribute ${id.slice(id.indexOf(':') + 1)}`, ...describeFields(rest)].join(': ');
  return ['Dashboard', ...describeFields(path)].join(': ');
}

/** Of the names below a part: `query a`, `search`. */
export function describeFields(path: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < path.length; at++) {
    const name = path[at] ?? '';
    if (name === 'queries' || name === 'formulas') {
      at++;
      words.push(
        `${name === 'queries' ? 'query' : 'formula'}${path[at] === undefined ? '' : ` ${path[at]}`}`,
      );
    } else if (!SILENT.has(name)) words.push(describeField(name));
  }
  return words;
}

/** A value as it reads, on one line. */
export function describeValue(name: string, value: unknown): string {
  if (value === undefined || value === null) return NOTHING[name] ?? 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (name === 'refreshSeconds') return `every ${formatDuration(value * 1e9)}`;
    return name === 'stepMs'
      ? formatDuration(value * 1e6)
      : value.toLocaleString('en-US', { maximumFractionDigits: 6 });
  }
  if (typeof value === 'string') return value === '' ? 'nothing' : cut(value.replace(/\s+/g, ' '));
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : cut(value.map((item) => describeItem(item)).join(', '));
  return describeObject(name, value);
}

function describeObject(name: string, value: object): string {
  if (name === 'at') {
    const { x, y, w, h } = value as PanelPlace;
    return `column ${x + 1}, row ${y + 1}, ${w} × ${h}`;
  }
  if (name === 'format') {
    const { unit, suffix, decimals } = value as NumberFormat;
    const parts = [unit, suffix, decimals === null ? '' : `${decimals} decimals`];
    return parts.filter((part) => part !== '').join(', ');
  }
  if (name === 'measure') return describeMeasure(value as Measure);
  if (name === 'time' && 'from' in value && 'to' in value) return `${value.from} to ${value.to}`;
  if (name === 'values') {
    const { field, q, list } = value as { field?: string; q?: string; list?: string[] };
    return field === undefined ? describeValue('list', list) : `of ${field}${q ? ` where ${q}` : ''}`;
  }
  if (name === 'item' && 'measure' in value) return describeMeasure(value.measure as Measure);
  if (name === 'item' && 'expression' in value) return String(value.expression);
  return cut(JSON.stringify(value));
}

/** A threshold, a link, a query that came or went. */
function describeItem(item: unknown): string {
  if (typeof item !== 'object' || item === null) return describeValue('', item);
  if ('tone' in item && 'from' in item) return `${item.tone} from ${describeValue('', item.from)}`;
  if ('title' in item) return String(item.title);
  return 'name' in item ? String(item.name) : cut(JSON.stringify(item));
}

function cut(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}
