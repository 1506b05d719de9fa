/** A column of the list of logs. */
export interface LogColumn {
  /** As it is typed in a query: `service`, `wafer_lot`, `attributes.level`. */
  field: string;
  /** In px; null: the field's own width. */
  widthPx: number | null;
}

/** The columns where the URL names none. The time stands before them, always. */
export const STANDARD_COLUMNS: readonly LogColumn[] = ['level', 'service', 'message', 'trace_id'].map(
  (field) => ({ field, widthPx: null }),
);

export const MIN_COLUMN_PX = 40;
export const MAX_COLUMN_PX = 2000;
export const MAX_COLUMNS = 40;
const SIZED = /^(.+):(\d{1,5})$/s;

/** The columns that `cols` of the URL names, each field once; the standard ones where it names none. */
export function readLogColumns(cols: readonly string[]): readonly LogColumn[] {
  if (cols.length === 0) return STANDARD_COLUMNS;
  const seen = new Set<string>();
  const columns: LogColumn[] = [];
  for (const text of cols) {
    const sized = SIZED.exec(text);
    const field = sized?.[1] ?? text;
    if (field === '' || seen.has(field) || columns.length === MAX_COLUMNS) continue;
    seen.add(field);
    columns.push({ field, widthPx: sized ? clampColumnPx(Number(sized[2])) : null });
  }
  return columns;
}

/** What `cols` of the URL has to say for these columns; nothing for the standard ones. */
export function writeLogColumns(columns: readonly LogColumn[]): string[] {
  const standard =
    columns.length === STANDARD_COLUMNS.length &&
    columns.every(
      ({ field, widthPx }, index) => widthPx === null && field === STANDARD_COLUMNS[index]?.field,
    );
  return standard ? [] : columns.map(writeColumn);
}

export function clampColumnPx(px: number): number {
  return Math.round(Math.min(MAX_COLUMN_PX, Math.max(MIN_COLUMN_PX, px)));
}

/** A field whose name ends like a width has its width written behind it, always. */
function writeColumn({ field, widthPx }: LogColumn): string {
  if (widthPx === null) return SIZED.test(field) ? `${field}:140` : field;
  return `${field}:${widthPx}`;
}
