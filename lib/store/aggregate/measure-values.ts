/**
 * The values of lists that the measures of one group need, laid side by side: a log has as many rows as its longest list,
 * and only the first of them counts as the log.
 */
export class MeasureValues {
  private readonly columns: string[] = [];

  /** SQL of one value a row of an array column. */
  each(column: string): string {
    const known = this.columns.indexOf(column);
    return `z.x${known >= 0 ? known : this.columns.push(column) - 1}`;
  }

  /** SQL of a column that has one value a log: it counts in the log's first row. */
  once(column: string): string {
    const first = this.isFirst();
    return first === null ? column : `CASE WHEN ${first} THEN ${column} END`;
  }

  /** What FROM needs for it; empty without lists. */
  from(): string {
    if (this.columns.length === 0) return '';
    const names = this.columns.map((_, index) => `x${index}`).join(', ');
    return `LEFT JOIN LATERAL unnest(${this.columns.join(', ')}) WITH ORDINALITY AS z(${names}, o) ON TRUE`;
  }

  /** Whether the row stands for its log. */
  isFirst(): string | null {
    return this.columns.length === 0 ? null : 'coalesce(z.o, 1) = 1';
  }
}
