import type { SpanGroup } from '@/lib/trace/trace-statistics';
import { STAT_COLUMNS } from './stat-columns';

export interface StatGroup extends SpanGroup {
  /** Its second-level groups; null where there is only one level. */
  below: SpanGroup[] | null;
}

export interface StatRow {
  group: SpanGroup;
  /** The first-level group it belongs to; null for one of the first level. */
  above: StatGroup | null;
  /** Null: nothing to open. */
  open: boolean | null;
}

/** Groups without a value come last however the others are sorted. */
function sortGroups<Group extends SpanGroup>(
  groups: readonly Group[],
  sort: string,
  ascending: boolean,
): Group[] {
  const value = STAT_COLUMNS.find(({ id }) => id === sort)?.value;
  const sign = ascending ? 1 : -1;
  const byName = (a: Group, b: Group) =>
    (a.value ?? '').localeCompare(b.value ?? '', 'en', { numeric: true });
  return [...groups].sort((a, b) => {
    if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
    return value ? sign * (value(a) - value(b)) || byName(a, b) : sign * byName(a, b);
  });
}

/** The key of a first-level group in the list of closed ones: texts and the group of none never mix. */
export function groupKey(value: string | null): string {
  return value === null ? '-' : `=${value}`;
}

/** The rows of the table from top to bottom. */
export function statRows(
  groups: readonly StatGroup[],
  closed: ReadonlySet<string>,
  sort: string,
  ascending: boolean,
): StatRow[] {
  return sortGroups(groups, sort, ascending).flatMap((group): StatRow[] => {
    const open = group.below ? !closed.has(groupKey(group.value)) : null;
    const rows: StatRow[] = [{ group, above: null, open }];
    if (open && group.below)
      for (const sub of sortGroups(group.below, sort, ascending))
        rows.push({ group: sub, above: group, open: null });
    return rows;
  });
}
