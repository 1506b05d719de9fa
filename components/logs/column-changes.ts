import { logField } from '@/lib/query/fields';
import { clampColumnPx, type LogColumn, MAX_COLUMNS } from '@/lib/url/log-columns';

type Columns = readonly LogColumn[];

/** A new column stands before the message, where it needs no scrolling; without one it comes last. */
export function addColumn(columns: Columns, field: string): Columns {
  if (columns.length >= MAX_COLUMNS || columns.some((column) => column.field === field)) return columns;
  const message = columns.findIndex((column) => logField(column.field) === 'message');
  const at = message === -1 ? columns.length : message;
  return columns.toSpliced(at, 0, { field, widthPx: null });
}

/** The last column stays: a list without any shows nothing. */
export function removeColumn(columns: Columns, field: string): Columns {
  return columns.length === 1 ? columns : columns.filter((column) => column.field !== field);
}

export function toggleColumn(columns: Columns, field: string): Columns {
  return columns.some((column) => column.field === field)
    ? removeColumn(columns, field)
    : addColumn(columns, field);
}

/** Puts a column before the one that now stands at `to`; `columns.length` puts it last. */
export function moveColumn(columns: Columns, field: string, to: number): Columns {
  const from = columns.findIndex((column) => column.field === field);
  const column = columns[from];
  if (!column || to === from || to === from + 1) return columns;
  return columns.toSpliced(from, 1).toSpliced(to > from ? to - 1 : to, 0, column);
}

/** @param widthPx null: the field's own width again */
export function resizeColumn(columns: Columns, field: string, widthPx: number | null): Columns {
  const width = widthPx === null ? null : clampColumnPx(widthPx);
  return columns.map((column) => (column.field === field ? { field, widthPx: width } : column));
}
