import { formatNumber } from '@/lib/boards/format-number';
import { shownLabels } from '@/lib/boards/series-label';
import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import type { AskingPanel } from '@/lib/contracts/dashboard/panel';
import type { FigureSeries, PanelFigures } from '../panel-figures';
import { seriesText } from '../series/series-text';

/** A column of figures: of a query or formula, or what it was before. */
export interface ValueColumn {
  id: string;
  name: string;
  label: string;
  isBefore: boolean;
  format: NumberFormat;
  /** Whether the numbers in it are not exact. */
  isApproximate: boolean;
  /** Fields that the query is grouped by. */
  by: readonly string[];
  /** What stands in it for a group that the query has no record of. */
  missing: 0 | null;
}

export interface TableRow {
  id: string;
  /** Fields that it is a group of. */
  by: readonly string[];
  key: readonly (string | number | boolean)[];
  isOther: boolean;
  /** By the name of the query or formula. */
  cells: ReadonlyMap<string, FigureSeries>;
}

export interface TableFigures {
  /** Fields that the rows are groups of. */
  by: readonly string[];
  columns: ValueColumn[];
  rows: TableRow[];
}

/**
 * A row a group, a column a query or formula. What is grouped by other fields than the first grouped one stands in rows
 * of its own.
 */
export function tableFigures(
  panel: AskingPanel,
  { series, missing }: Pick<PanelFigures, 'series' | 'missing'>,
): TableFigures {
  const labels = shownLabels(panel);
  const named = [...panel.queries, ...panel.formulas].filter(({ hidden }) => !hidden);
  const columns = named.flatMap((one): ValueColumn[] => {
    const label = labels.get(one.name) ?? one.name;
    const own = {
      id: one.name,
      name: one.name,
      label,
      isBefore: false,
      format: one.format ?? panel.format,
      isApproximate: series.some(({ of, isApproximate }) => of.name === one.name && isApproximate),
      by: 'by' in one ? one.by : [],
      missing: missing.get(one.name) ?? null,
    };
    const compared = series.some(({ of, before }) => of.name === one.name && before !== null);
    // Of the period before only the groups of now were asked for.
    const before = { id: `${one.name} before`, label: `${label}, before`, isBefore: true, missing: null };
    return compared ? [own, { ...own, ...before }] : [own];
  });
  const by = series.find(({ of }) => of.by.length > 0)?.of.by ?? [];
  const rows = new Map<string, TableRow & { cells: Map<string, FigureSeries> }>();
  for (const one of series) {
    const { by: own, key, isOther } = one.of;
    const id = JSON.stringify([own, isOther ? 'other' : key]);
    const row = rows.get(id) ?? { id, by: own, key, isOther, cells: new Map<string, FigureSeries>() };
    row.cells.set(one.of.name, one);
    rows.set(id, row);
  }
  return { by, columns, rows: [...rows.values()] };
}

/** What stands in a cell. Of all others, and of groups of other fields, nothing is known where the query has no such row. */
export function cellValue(row: TableRow, { name, by, isBefore, missing }: ValueColumn): number | null {
  const cell = row.cells.get(name);
  if (!cell) return row.isOther || by.join('\n') !== row.by.join('\n') ? null : missing;
  return (isBefore ? cell.before?.value : cell.value) ?? null;
}

/** The same as it reads. */
export function cellText(row: TableRow, column: ValueColumn): string {
  const cell = row.cells.get(column.name);
  const value = cellValue(row, column);
  return cell ? seriesText(cell, value) : formatNumber(value, column.format);
}

/** What the rows are sorted by: a field of the group, by its place, or a column of figures. */
export type SortedBy = { field: number } | { column: ValueColumn };

/** The rows in another order: what has no value comes last, and what stands for all others after that. */
export function sortRows(
  rows: readonly TableRow[],
  by: SortedBy,
  direction: 'ascending' | 'descending',
): TableRow[] {
  const turn = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    if (a.isOther !== b.isOther) return a.isOther ? 1 : -1;
    if ('field' in by) return turn * compareKeys(a.key[by.field], b.key[by.field]);
    const [x, y] = [cellValue(a, by.column), cellValue(b, by.column)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return turn * (x - y);
  });
}

type Key = string | number | boolean | undefined;

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''), 'en', { numeric: true });
}
