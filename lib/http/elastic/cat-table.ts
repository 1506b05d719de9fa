/** A column of a `_cat` answer: its name, what else it answers to in `h`, and whether it is shown unasked. */
export interface CatColumn {
  name: string;
  aliases?: readonly string[];
  shown?: boolean;
}

export type CatRow = Readonly<Record<string, string>>;

/** The columns that `h` asks for (names, aliases, stars are not read), or those shown unasked. */
export function chosenColumns(columns: readonly CatColumn[], h: string | null): CatColumn[] {
  if (h === null || h === '') return columns.filter(({ shown }) => shown !== false);
  return h.split(',').flatMap((wanted) => {
    const found = columns.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted));
    return found ? [{ ...found, name: wanted }] : [];
  });
}

/**
 * Rows as `_cat` prints them: aligned columns, numbers to the right, a heading with `v`.
 * Source: Elasticsearch, "Compact and aligned text (CAT) APIs".
 */
export function catText(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  heading: boolean,
): string {
  const lines = heading ? [columns, ...rows] : rows;
  const widths = columns.map((_, at) => Math.max(0, ...lines.map((line) => line[at]?.length ?? 0)));
  const isNumber = columns.map(
    (_, at) => rows.length > 0 && rows.every((row) => /^[\d.]+[a-z]*$/.test(row[at] ?? '')),
  );
  return lines
    .map((line) =>
      line
        .map((cell, at) =>
          isNumber[at]
            ? cell.padStart(widths[at] ?? 0)
            : cell.padEnd(at === columns.length - 1 ? 0 : (widths[at] ?? 0)),
        )
        .join(' ')
        .concat('\n'),
    )
    .join('');
}
